/** Explanations: complete in every language, and true to the tenge. */
@NullMarked
package kz.tolem.calc.explain;

import org.jspecify.annotations.NullMarked;
