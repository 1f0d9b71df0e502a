/**
 * The plain way to do what the program does, as a baseline: JDBC cursors with a fetch size of 10,000, objects, BigDecimal, a
 * family as a Spring Batch item, chunks of 1,000, a Parquet writer that takes row by row, batches of INSERT into the ledger. The
 * law is the same kernel, one family at a time; everything around it is the plain way.
 */
@NullMarked
package kz.tolem.jobs.speed.plain;

import org.jspecify.annotations.NullMarked;
