/**
 * What came of a family's benefits in a month: ordered, held, refused, unclaimed or nothing due.
 */
@NullMarked
package kz.tolem.calc.outcome;

import org.jspecify.annotations.NullMarked;
