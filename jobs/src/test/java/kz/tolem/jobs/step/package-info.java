/** Tests of what needs no run of the whole program. */
@NullMarked
package kz.tolem.jobs.step;

import org.jspecify.annotations.NullMarked;
