/** Parquet files written and read column by column, without a class of Hadoop at run time. Knows no order and no law. */
@NullMarked
package kz.tolem.writers.parquet;

import org.jspecify.annotations.NullMarked;
