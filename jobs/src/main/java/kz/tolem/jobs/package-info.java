/**
 * The program: jobs of Spring Batch, the run table, the command line. Where time and configuration enter.
 */
@NullMarked
package kz.tolem.jobs;

import org.jspecify.annotations.NullMarked;
