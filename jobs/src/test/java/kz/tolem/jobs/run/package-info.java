/**
 * Tests of runs and their audit on a database of their own, without a process for each step.
 */
@NullMarked
package kz.tolem.jobs.run;

import org.jspecify.annotations.NullMarked;
