/**
 * What calculating a family costs: the benchmark of all rules together, and a test that they allocate nothing.
 */
@NullMarked
package kz.tolem.calc.speed;

import org.jspecify.annotations.NullMarked;
