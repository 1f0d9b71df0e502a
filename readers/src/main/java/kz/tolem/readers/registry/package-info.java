/**
 * From the registry's tables to columns, within one snapshot: ranges of families by binary COPY, and the checks of
 * rows and across families. A row that cannot be trusted is marked and handed to the {@link
 * kz.tolem.readers.registry.Quarantine}; none is dropped in silence.
 */
@NullMarked
package kz.tolem.readers.registry;

import org.jspecify.annotations.NullMarked;
