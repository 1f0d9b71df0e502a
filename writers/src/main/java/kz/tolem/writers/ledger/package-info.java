/** What has been ordered, in PostgreSQL: additions only. */
@NullMarked
package kz.tolem.writers.ledger;

import org.jspecify.annotations.NullMarked;
