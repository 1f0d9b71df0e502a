/**
 * The registry's tables as columns of primitives: what readers fill, writers store and rules read through {@code family}.
 */
@NullMarked
package kz.tolem.calc.columns;

import org.jspecify.annotations.NullMarked;
