/**
 * Tests of single parts of the steps.
 */
@NullMarked
package kz.tolem.jobs.step;

import org.jspecify.annotations.NullMarked;
