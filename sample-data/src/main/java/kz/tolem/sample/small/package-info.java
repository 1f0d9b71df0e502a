/**
 * A small registry to read: some 130 families, each made for one case, with what the law makes of them. The rows are
 * CSV files under {@code registry/small}; {@code shows} in {@code family.csv} says what a family is there for.
 *
 * <p>{@code expected.csv} was derived by hand from the rules of calculation, for every benefit in all months of 2025Q4 and
 * 2026Q1, by somebody who knows the whole of both quarters and runs each of them once. A row for every outcome, {@code
 * NOTHING} where an application counts and nothing is due; no row for those who neither applied nor are entitled. Where
 * one subject has two rows for one month, the second is what is held beside an order or the refusal of a second
 * application. Families 1xx are poor (71 in 2025Q4, 15 in 2026Q1), 2xx large, 3xx disabled, 4xx defects without claims,
 * 50x mothers with an award, 51x have small children, 52x lost a breadwinner, 53x care for somebody with a disability, 54x
 * have a special state allowance, 55x a burial and lists 1 and 2.
 */
@NullMarked
package kz.tolem.sample.small;

import org.jspecify.annotations.NullMarked;
