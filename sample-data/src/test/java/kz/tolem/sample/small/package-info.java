@NullMarked
package kz.tolem.sample.small;

import org.jspecify.annotations.NullMarked;
