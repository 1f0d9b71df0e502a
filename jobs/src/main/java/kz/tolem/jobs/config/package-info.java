/**
 * Wiring: configuration, the home directory, databases.
 */
@NullMarked
package kz.tolem.jobs.config;

import org.jspecify.annotations.NullMarked;
