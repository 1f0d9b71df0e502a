/**
 * Law as data: dated, cited parameters with a status, and what of them is in force in one month.
 */
@NullMarked
package kz.tolem.calc.law;

import org.jspecify.annotations.NullMarked;
