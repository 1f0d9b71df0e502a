/**
 * Cursors over the columns of one family in one month. They read like objects and cost like arrays.
 */
@NullMarked
package kz.tolem.calc.family;

import org.jspecify.annotations.NullMarked;
