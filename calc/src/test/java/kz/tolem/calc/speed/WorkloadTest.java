package kz.tolem.calc.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    private static final double NATION = 6_200_000;
    private static final long FEW_OBJECTS_FOR_A_BATCH = 4_096;

    private static final int BATCHES = 2;

    /** Recipients of one month, by the ministry's press releases of 2025 and early 2026. */
    private static final Map<Benefit, Integer> RECIPIENTS = Map.of(
            Benefit.LARGE_FAMILY, 627_400,
            Benefit.AWARDED_MOTHER, 247_800,
            Benefit.DISABILITY, 545_900,
            Benefit.SURVIVOR, 191_900,
            Benefit.BIRTH_GRANT, 28_500,
            Benefit.CHILD_CARE, 130_200,
            Benefit.SPECIAL_STATE, 207_200,
            Benefit.DISABLED_CHILD_CARE, 110_300,
            Benefit.TSA, 25_800,
            Benefit.TSA_CHILD, 42_400);

    /** So that what the benchmark measures is what the nation costs. */
    @Test
    void eachBenefitIsOrderedAboutAsOftenAsInTheNation() {
        Map<Benefit, Integer> ordered = new EnumMap<>(Benefit.class);
        for (int seed = 1; seed <= BATCHES; seed++) {
            OutcomeColumns outcomes = new Workload(seed).calculate();
            for (int row = 0; row < outcomes.size(); row++) {
                if (outcomes.state(row) == State.ORDERED) {
                    ordered.merge(outcomes.benefit(row), 1, Integer::sum);
                }
            }
        }
        double inTheNation = NATION / BATCHES / Workload.FAMILIES / Workload.MONTHS;
        SoftAssertions soft = new SoftAssertions();
        RECIPIENTS.forEach((benefit, recipients) -> soft.assertThat(ordered.getOrDefault(benefit, 0) * inTheNation)
                .as("%s", benefit)
                .isCloseTo(recipients, Percentage.withPercentage(30)));
        soft.assertAll();
    }

    /** A family that made even one object, in one of its months, would make a thousand times as many bytes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingIsAllocatedForAFamily(long seed) {
        Workload workload = new Workload(seed);
        workload.calculate(); // columns and decisions grow to the size that they keep
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        OutcomeColumns outcomes = workload.calculate();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(outcomes.size()).isGreaterThan(Workload.FAMILIES / 2);
        assertThat(allocated)
                .as("bytes for %s families in %s months", Workload.FAMILIES, Workload.MONTHS)
                .isLessThan(FEW_OBJECTS_FOR_A_BATCH);
    }
}
