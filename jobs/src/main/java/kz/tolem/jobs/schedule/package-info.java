/**
 * Runs at the times of a timetable, on one of the servers that share the database; and what is told to those who watch.
 */
@NullMarked
package kz.tolem.jobs.schedule;

import org.jspecify.annotations.NullMarked;
