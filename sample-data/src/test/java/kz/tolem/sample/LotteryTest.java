package kz.tolem.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LotteryTest {

    @ParameterizedTest
    @CsvSource({"1,1", "10,3", "997,97", "20000,1506", "100,100", "50,0", "7,20"})
    void drawsExactlySoManyWinners(long families, long winners) {
        for (int seed = 0; seed < 20; seed++) {
            Lottery lottery = new Lottery(seed, 3, families, winners);
            long drawn = 0;
            for (long i = 0; i < families; i++) {
                drawn += lottery.wins(i) ? 1 : 0;
            }
            assertThat(drawn).isEqualTo(Math.min(families, winners));
        }
    }

    @ParameterizedTest
    @CsvSource({"1000,100"})
    void anotherSeedDrawsOthers(long families, long winners) {
        Lottery one = new Lottery(1, 3, families, winners);
        Lottery other = new Lottery(2, 3, families, winners);
        int different = 0;
        for (long i = 0; i < families; i++) {
            different += one.wins(i) != other.wins(i) ? 1 : 0;
        }
        assertThat(different).isGreaterThan(100);
    }
}
