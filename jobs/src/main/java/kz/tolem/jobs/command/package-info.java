/**
 * The command line: one class a command.
 */
@NullMarked
package kz.tolem.jobs.command;

import org.jspecify.annotations.NullMarked;
