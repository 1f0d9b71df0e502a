/** How fast the program is beside what reading and writing the rows costs at all. */
@NullMarked
package kz.tolem.jobs.speed;

import org.jspecify.annotations.NullMarked;
