/** The manifest of a run as canonical JSON, and the signatures under it. */
@NullMarked
package kz.tolem.writers.manifest;

import org.jspecify.annotations.NullMarked;
