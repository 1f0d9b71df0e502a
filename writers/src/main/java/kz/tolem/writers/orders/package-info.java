/** Payment orders: their columns, and the files that finance reads. */
@NullMarked
package kz.tolem.writers.orders;

import org.jspecify.annotations.NullMarked;
