/** The modules together, over real files and a real PostgreSQL. */
@NullMarked
package kz.tolem.jobs;

import org.jspecify.annotations.NullMarked;
