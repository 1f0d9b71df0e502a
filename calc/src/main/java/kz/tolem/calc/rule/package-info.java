/**
 * One class per benefit, built once per month from the law in force, then a pure function of a family.
 */
@NullMarked
package kz.tolem.calc.rule;

import org.jspecify.annotations.NullMarked;
