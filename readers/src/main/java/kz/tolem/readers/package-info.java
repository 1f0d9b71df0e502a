/**
 * What the pipeline reads, as columns: {@code registry} reads the registry, {@code frozen} its frozen copy, {@code
 * ledger} what was ordered before. Nothing here writes, and nothing knows the law.
 */
@NullMarked
package kz.tolem.readers;

import org.jspecify.annotations.NullMarked;
