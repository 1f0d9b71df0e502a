/** What the treasury says became of the orders: its files, read row by row, and the lists of what they came to. */
@NullMarked
package kz.tolem.writers.settlement;

import org.jspecify.annotations.NullMarked;
