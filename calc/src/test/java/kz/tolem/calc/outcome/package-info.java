/**
 * What a case does not say of an outcome: how many it counts.
 */
@NullMarked
package kz.tolem.calc.outcome;

import org.jspecify.annotations.NullMarked;
