/** Files that are either complete, on the disk and under their name, or not there. */
@NullMarked
package kz.tolem.writers.files;

import org.jspecify.annotations.NullMarked;
