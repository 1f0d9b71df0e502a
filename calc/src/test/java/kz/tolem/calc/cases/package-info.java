/**
 * Cases that a lawyer can read, in {@code resources/cases}, and what runs them.
 */
@NullMarked
package kz.tolem.calc.cases;

import org.jspecify.annotations.NullMarked;
