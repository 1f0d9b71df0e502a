package kz.tolem.writers.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import kz.tolem.calc.explain.Words;

/**
 * A bar beside a number.
 *
 * @param width percent of the longest bar, as SVG writes it
 * @param share of the whole in words, for those who do not see the bar
 */
record Bar(String width, String share) {

    static Bar of(Words words, long part, long longest, long whole) {
        return new Bar(percent(part, longest).toPlainString(), words.percent(percent(part, whole)));
    }

    private static BigDecimal percent(long part, long whole) {
        return whole <= 0 || part <= 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
