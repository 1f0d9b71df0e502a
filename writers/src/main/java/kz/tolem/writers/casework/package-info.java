/** What people must look at: held, unclaimed, refused, and rows of the registry in doubt. No personal data. */
@NullMarked
package kz.tolem.writers.casework;

import org.jspecify.annotations.NullMarked;
