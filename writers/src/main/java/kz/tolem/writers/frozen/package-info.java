/**
 * The frozen copy of the registry: one Arrow file for each table of each range, and an index that names them all with
 * their digests. The same columns give the same bytes.
 */
@NullMarked
package kz.tolem.writers.frozen;

import org.jspecify.annotations.NullMarked;
