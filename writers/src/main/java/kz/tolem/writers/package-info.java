@NullMarked
package kz.tolem.writers;

import org.jspecify.annotations.NullMarked;
