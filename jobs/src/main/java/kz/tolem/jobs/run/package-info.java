/**
 * Runs: their states, their rows in schema {@code runs}, the lock that one process holds, what stands in the way.
 */
@NullMarked
package kz.tolem.jobs.run;

import org.jspecify.annotations.NullMarked;
