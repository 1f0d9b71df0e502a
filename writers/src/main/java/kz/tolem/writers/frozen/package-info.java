/**
 * The frozen copy of the registry: one Arrow file for each table of each range, and an index that names them all with
 * their digests. The same columns give the same bytes.
 *
 * <p>Format 2: codes are stored as their numbers and flags as bits. All else whose values have one size lies byte by byte, as
 * {@code FixedSizeBinary}: where it has n bytes, the data of a column with r rows are the first bytes of all rows, then the
 * second ones, to the n-th. Numbers, dates (days since 1970-01-01) and amounts count from the least of them, which the
 * field's metadata name as {@code least}, {@code least-day} or {@code least-tiyn}, lowest byte first; texts of {@code digits}, as many as the metadata say, lie in pairs,
 * the first digit in the higher half. Long texts and those of several lengths are {@code Utf8}. In format 1 every column lay as it was.
 */
@NullMarked
package kz.tolem.writers.frozen;

import org.jspecify.annotations.NullMarked;
