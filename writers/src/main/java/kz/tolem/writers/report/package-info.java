/**
 * What a run came to, for people: one page that needs nothing else, made from the manifest, the law and what was ordered the
 * quarter before. No clock, no host and nobody of the registry is in it; where the facts come from is the business of whoever
 * calls.
 */
@NullMarked
package kz.tolem.writers.report;

import org.jspecify.annotations.NullMarked;
