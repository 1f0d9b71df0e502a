/**
 * Families as plain objects, written down by tests and turned into columns. For the tests of other modules as well.
 */
@NullMarked
package kz.tolem.calc.testing;

import org.jspecify.annotations.NullMarked;
