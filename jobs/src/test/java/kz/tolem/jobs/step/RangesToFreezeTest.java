package kz.tolem.jobs.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tolem.readers.registry.FamilyRange;
import kz.tolem.readers.registry.RangeReader.IncomeCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RangesToFreezeTest {

    private static final FamilyRange FIRST = new FamilyRange(0, Long.MIN_VALUE, 10);
    private static final FamilyRange SECOND = new FamilyRange(1, 10, Long.MAX_VALUE);

    private final RangesToFreeze ranges = new RangesToFreeze();

    @Test
    void whoComesBeforeARangeIsCutWaitsForIt() {
        CompletableFuture<FamilyRange> taken = CompletableFuture.supplyAsync(ranges::next);
        assertThat(taken).isNotDone();
        ranges.add(FIRST);
        assertThat(taken.join()).isEqualTo(FIRST);
    }

    @Test
    void afterTheLastOneThereIsNone() {
        ranges.add(FIRST);
        ranges.add(SECOND);
        CompletableFuture<FamilyRange> third = CompletableFuture.supplyAsync(() -> {
            ranges.next();
            ranges.next();
            return ranges.next();
        });
        ranges.end();
        assertThat(third.join()).isNull();
        assertThat(ranges.next()).isNull();
    }

    @Test
    void whereCuttingFailedNobodyReadsOrWaits() {
        ranges.add(FIRST);
        assertThat(ranges.next()).isEqualTo(FIRST);
        CompletableFuture<FamilyRange> waiting = CompletableFuture.supplyAsync(ranges::next);
        ranges.abandon();
        assertThat(waiting.join()).isNull();
        RangesToFreeze full = new RangesToFreeze();
        full.add(FIRST);
        full.abandon();
        assertThat(full.next()).isNull();
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread worker = new Thread(() -> {
            try {
                ranges.next();
            } catch (IllegalStateException e) {
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        worker.start();
        worker.interrupt();
        worker.join();
        assertThat(interrupted).isTrue();
    }

    @Test
    void incomesThatReadingDidNotCountAreCountedByWhoeverHasTime() {
        ranges.note(FIRST, new IncomeCount(7, 5));
        assertThat(ranges.nextToCount()).isNull();
        ranges.note(SECOND, null);
        assertThatThrownBy(() -> ranges.incomes(SECOND)).hasMessageContaining("range 1 were not counted");
        assertThat(ranges.nextToCount()).isEqualTo(SECOND);
        assertThat(ranges.nextToCount()).isNull();
        ranges.note(SECOND, new IncomeCount(3, 2));
        assertThat(ranges.incomes(FIRST).all()).isEqualTo(7);
        assertThat(ranges.incomes(SECOND).ofLatestQuarter()).isEqualTo(2);
    }
}
