/**
 * What earlier runs ordered, read from the ledger.
 */
@NullMarked
package kz.tolem.readers.ledger;

import org.jspecify.annotations.NullMarked;
