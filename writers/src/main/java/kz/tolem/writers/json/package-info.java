/** JSON with one form for one content, so that it can be signed. */
@NullMarked
package kz.tolem.writers.json;

import org.jspecify.annotations.NullMarked;
