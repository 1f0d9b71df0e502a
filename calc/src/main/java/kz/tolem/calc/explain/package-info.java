/**
 * How the benefits of one family came out in one month: facts, parameters, steps, outcome, what to do. The rules are the
 * ones that order, over a family that notes what is read of it; nothing here decides anything. What is said in words lies as
 * data beside the law, by language.
 */
@NullMarked
package kz.tolem.calc.explain;

import org.jspecify.annotations.NullMarked;
