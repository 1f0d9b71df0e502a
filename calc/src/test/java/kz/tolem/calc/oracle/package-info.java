/**
 * The rules a second time: slow and plain, with dates, decimals and objects, written from the rules' text. Nothing of it
 * comes from the rules of {@code kz.tolem.calc.rule}, the columns, or the law's YAML.
 */
@NullMarked
package kz.tolem.calc.oracle;

import org.jspecify.annotations.NullMarked;
