package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the latest change of an index made of a rate: for 2026 the growth by 10% (rules, D2).
 *
 * @param parameter full name of the rate's coefficient
 * @param index name of the index
 * @param on first day of the new value
 * @param before tiyn for one unit until the day before
 * @param after tiyn for one unit from that day on
 * @param percent growth, one decimal
 */
public record Change(String parameter, String index, LocalDate on, long before, long after, BigDecimal percent) {}
