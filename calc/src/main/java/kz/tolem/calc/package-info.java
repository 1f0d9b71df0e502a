@NullMarked
package kz.tolem.calc;

import org.jspecify.annotations.NullMarked;
