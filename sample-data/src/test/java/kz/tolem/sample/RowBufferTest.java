package kz.tolem.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class RowBufferTest {

    private static final long[] TIYN = {
        0,
        1,
        -1,
        99,
        100,
        101,
        999_999,
        1_000_000,
        100_000_000,
        1_234_567_890_123L,
        -1_234_567_890_123L,
        99_999_999_999_999L
    };

    @Test
    void amountsArriveInPostgresToTheTiyn() throws Exception {
        TestDatabase database = TestDatabase.create("row_buffer_amounts");
        RowBuffer rows = new RowBuffer("income", 6);
        for (int i = 0; i < TIYN.length; i++) {
            rows.row()
                    .bigint(i)
                    .bigint(1)
                    .date(0)
                    .text(Code.of("WAGE"))
                    .amount(TIYN[i])
                    .instant(0);
        }
        try (Connection connection = database.connect()) {
            rows.copyTo(connection.unwrap(PGConnection.class));
        }
        List<String> stored =
                database.rows("SELECT (amount * 100)::bigint, scale(amount) FROM registry.income ORDER BY family_id");
        for (int i = 0; i < TIYN.length; i++) {
            assertThat(stored.get(i)).isEqualTo(TIYN[i] + "|2");
        }
    }

    @Test
    void datesInstantsAndNullsArriveAsTheyAre() throws Exception {
        TestDatabase database = TestDatabase.create("row_buffer_dates");
        RowBuffer rows = new RowBuffer("study", 5);
        int day = (int) LocalDate.of(1999, 12, 31).toEpochDay();
        rows.row().bigint(1).bigint(2).date(day).date(RowBuffer.NO_DATE).instant(day * 86_400L + 3_661);
        try (Connection connection = database.connect()) {
            rows.copyTo(connection.unwrap(PGConnection.class));
        }
        assertThat(database.rows("SELECT from_date, to_date, recorded_at AT TIME ZONE 'UTC' FROM registry.study"))
                .containsExactly("1999-12-31|null|1999-12-31 01:01:01");
    }
}
