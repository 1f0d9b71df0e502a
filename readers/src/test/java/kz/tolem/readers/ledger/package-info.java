@NullMarked
package kz.tolem.readers.ledger;

import org.jspecify.annotations.NullMarked;
