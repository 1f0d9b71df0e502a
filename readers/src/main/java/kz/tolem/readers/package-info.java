@NullMarked
package kz.tolem.readers;

import org.jspecify.annotations.NullMarked;
