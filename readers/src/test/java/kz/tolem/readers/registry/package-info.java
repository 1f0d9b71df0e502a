/** The registry is a real PostgreSQL, filled row by row with what a registry may hold and should not. */
@NullMarked
package kz.tolem.readers.registry;

import org.jspecify.annotations.NullMarked;
