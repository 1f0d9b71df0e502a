/** Tests of what commands show, without the program around them. */
@NullMarked
package kz.tolem.jobs.command;

import org.jspecify.annotations.NullMarked;
