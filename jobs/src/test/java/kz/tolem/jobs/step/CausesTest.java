package kz.tolem.jobs.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever breaks has a message that says what, and what to do next. */
final class CausesTest {

    private static final String NEXT = "then: tolem relaunch 2026Q1";

    @ParameterizedTest
    @CsvSource({
        "53100, disk of the database server is full",
        "53200, database server is out of memory",
        "53300, no more connections",
        "25006, read-only",
        "42501, tolem_writer",
        "08001, does not answer",
        "08006, does not answer",
        "57P01, does not answer",
        "28P01, refuses user or password",
        "XX000, SQLSTATE XX000"
    })
    void aFailureOfTheDatabaseIsNamed(String state, String named) {
        Refusal refusal = Causes.refusal(
                List.of(new IllegalStateException(new SQLException("of a row that names somebody", state))),
                Message.quoted(NEXT));
        assertThat(refusal.code()).isEqualTo(ExitCode.INFRASTRUCTURE);
        assertThat(refusal.getMessage()).contains(named).endsWith(NEXT).doesNotContain("names somebody");
    }

    @Test
    void aFullDiskIsNamed() {
        Refusal refusal = Causes.refusal(List.of(new IOException("No space left on device")), Message.quoted(NEXT));
        assertThat(refusal.code()).isEqualTo(ExitCode.INFRASTRUCTURE);
        assertThat(refusal.getMessage())
                .contains("No space left")
                .contains("make room")
                .endsWith(NEXT);
    }

    @Test
    void lackOfMemoryIsTheCauseOfWhateverFailedBesides() {
        Refusal refusal = Causes.refusal(
                List.of(
                        new IllegalStateException(new SQLException("closed", "08003")),
                        new IllegalStateException(new OutOfMemoryError("Java heap space"))),
                Message.quoted(NEXT));
        assertThat(refusal.code()).isEqualTo(ExitCode.INFRASTRUCTURE);
        assertThat(refusal.getMessage()).contains("TOLEM_JAVA_OPTS").endsWith(NEXT);
    }

    @Test
    void whatNobodyThoughtOfIsADefectOfTheProgram() {
        assertThat(Causes.refusal(List.of(new IllegalArgumentException("surprise")), Message.quoted(NEXT))
                        .code())
                .isEqualTo(ExitCode.DEFECT);
    }
}
