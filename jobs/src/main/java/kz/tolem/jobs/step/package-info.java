/**
 * The jobs and their steps: preflight, freeze, calculate, seal.
 */
@NullMarked
package kz.tolem.jobs.step;

import org.jspecify.annotations.NullMarked;
