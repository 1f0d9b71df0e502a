/**
 * Published orders in forms for whom Parquet is strange: a table as text, a workbook, and the credit transfer initiation
 * of ISO 20022.
 */
@NullMarked
package kz.tolem.writers.export;

import org.jspecify.annotations.NullMarked;
