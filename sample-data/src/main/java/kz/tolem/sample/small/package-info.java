/**
 * A small registry to read: about a hundred families, each made for one case, with what the law makes of them. The
 * rows are CSV files under {@code registry/small}; {@code shows} in {@code family.csv} says what a family is there for.
 *
 * <p>{@code expected.csv} was derived by hand from the rules of calculation, for all months of 2025Q4 and 2026Q1 and the
 * benefits TSA, TSA_CHILD, LARGE_FAMILY and DISABILITY, by somebody who knows the whole of both quarters. A row for
 * every outcome, {@code NOTHING} where an application counts and nothing is due; no row for those who neither applied
 * nor are entitled. Where one subject has two rows for one month, the second is what is held beside an order or the
 * refusal of a second application. Families 1xx are poor (71 in 2025Q4, 15 in 2026Q1), 2xx large, 3xx disabled, 4xx
 * defects without claims.
 */
@NullMarked
package kz.tolem.sample.small;

import org.jspecify.annotations.NullMarked;
