/** From sealed files to a directory that finance may trust, and the check of such a directory without a database. */
@NullMarked
package kz.tolem.writers.outbox;

import org.jspecify.annotations.NullMarked;
