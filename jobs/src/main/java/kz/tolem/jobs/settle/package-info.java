/**
 * What became of the orders: the treasury's files are imported into the ledger, and what was ordered is compared with what was
 * paid. What runs make of it lies in {@code step}.
 */
@NullMarked
package kz.tolem.jobs.settle;

import org.jspecify.annotations.NullMarked;
