package kz.tolem.jobs.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** How far is too far, to the tiyn. */
final class MeasuredTest {

    private static final BigDecimal THREE = new BigDecimal("3");

    private final Measured before = new Measured(1_000, 100_000_00, 1);

    @Test
    void exactlyAsFarAsAllowedIsNotTooFar() {
        assertThat(new Measured(1_000, 103_000_00, 1).isFurtherThan(THREE, before))
                .isFalse();
        assertThat(new Measured(1_000, 97_000_00, 1).isFurtherThan(THREE, before))
                .isFalse();
    }

    @Test
    void oneTiynMoreIsTooFarInBothDirections() {
        assertThat(new Measured(1_000, 103_000_01, 1).isFurtherThan(THREE, before))
                .isTrue();
        assertThat(new Measured(1_000, 96_999_99, 1).isFurtherThan(THREE, before))
                .isTrue();
    }

    @Test
    void quartersOfDifferentLengthAreComparedByTheMonth() {
        assertThat(new Measured(3_000, 309_000_00, 3).isFurtherThan(THREE, before))
                .isFalse();
        assertThat(new Measured(3_000, 309_000_01, 3).isFurtherThan(THREE, before))
                .isTrue();
        assertThat(before.isFurtherThan(THREE, new Measured(2_000, 200_000_00, 2)))
                .isFalse();
    }

    @Test
    void whatWasNothingBeforeIsTooFar() {
        assertThat(before.isFurtherThan(THREE, Measured.nothing(3))).isTrue();
        assertThat(Measured.nothing(1).isFurtherThan(THREE, Measured.nothing(3)))
                .isFalse();
        assertThat(Measured.nothing(1).isFurtherThan(THREE, before)).isTrue();
    }

    @Test
    void whatMovedIsSaidByTheMonth() {
        assertThat(new Measured(2_200, 231_000_00, 2).since(before))
                .hasToString("100 000.00 -> 115 500.00 KZT a month (+15.5%), orders 1 000 -> 1 100 (+10.0%),"
                        + " average order 100.00 -> 105.00 (+5.0%)");
    }
}
