/** From the frozen copy of the registry to columns. A file is trusted only when the index names it with its digest. */
@NullMarked
package kz.tolem.readers.frozen;

import org.jspecify.annotations.NullMarked;
