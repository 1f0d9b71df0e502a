@org.jspecify.annotations.NullMarked
package kz.tolem.writers.frozen;
