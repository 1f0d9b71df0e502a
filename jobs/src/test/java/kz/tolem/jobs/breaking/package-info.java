/**
 * The breaking machine: runs the program as a process against a PostgreSQL with fsync on, breaks it, goes on with the
 * commands that the program itself names, and compares with a run that was left alone.
 */
@NullMarked
package kz.tolem.jobs.breaking;

import org.jspecify.annotations.NullMarked;
