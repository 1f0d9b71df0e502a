@NullMarked
package kz.tolem.sample;

import org.jspecify.annotations.NullMarked;
