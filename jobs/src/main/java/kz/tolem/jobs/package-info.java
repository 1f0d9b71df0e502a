@NullMarked
package kz.tolem.jobs;

import org.jspecify.annotations.NullMarked;
