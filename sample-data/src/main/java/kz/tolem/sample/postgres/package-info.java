/**
 * A real PostgreSQL server for one machine, unpacked from Maven's jar: for people without a database server of their
 * own, and for tests. What lies in its databases is no concern of this package.
 */
@NullMarked
package kz.tolem.sample.postgres;

import org.jspecify.annotations.NullMarked;
