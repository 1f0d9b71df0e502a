@NullMarked
package kz.tolem.sample.postgres;

import org.jspecify.annotations.NullMarked;
