package kz.tolem.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import kz.tolem.calc.explain.Language;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.step.Progress;
import kz.tolem.jobs.step.Progress.Snapshot;
import org.junit.jupiter.api.Test;

/** What is to be seen of a run that is worked on. */
final class ProgressLinesTest {

    private static final int WIDE = 200;

    private final StringWriter shown = new StringWriter();
    private final Progress progress = new Progress();

    private ProgressLines lines(int columns) {
        return new ProgressLines(new Voice(new PrintWriter(shown), Language.EN), columns);
    }

    private static String line(Snapshot snapshot) {
        return ProgressLines.line(snapshot).toString();
    }

    @Test
    void aLineSaysAllThatIsKnown() {
        assertThat(line(new Snapshot("calculate", 0, 10, 40, 100_000, 98_000, 123_456_789_00L, 1_234, 0, 20.0)))
                .isEqualTo("calculate: 10 of 40 ranges, 1 min 0 s left, 5 000 families/s, 98 000 orders, 1 234 held,"
                        + " 123 456 789.00 KZT");
        assertThat(line(new Snapshot("freeze", 0, 3, 4, 6_000, 0, 0, 0, 0, 3.0)))
                .isEqualTo("freeze: 3 of 4 ranges, 1 s left, 2 000 families/s");
        assertThat(line(new Snapshot("freeze", 0, 0, 4, 0, 0, 0, 0, 0, 3.0))).isEqualTo("freeze: 0 of 4 ranges");
        assertThat(line(new Snapshot("freeze", 0, 2, 0, 4_000, 0, 0, 0, 0, 2.0))) // ranges are still being cut
                .isEqualTo("freeze: 2 ranges, 2 000 families/s");
        assertThat(line(new Snapshot("seal", 0, 4, 4, 0, 9, 500, 1, 0, 3.0)))
                .isEqualTo("seal: 4 of 4 ranges, 9 orders, 1 held, 5.00 KZT");
    }

    @Test
    void whatEarlierLaunchesDidCountsAsDoneAndNotAsQuick() {
        assertThat(line(new Snapshot("calculate", 90, 91, 100, 1_000, 91_000, 91_000_00L, 7, 0, 2.0)))
                .isEqualTo("calculate: 91 of 100 ranges, 18 s left, 500 families/s, 91 000 orders, 7 held,"
                        + " 91 000.00 KZT");
        assertThat(line(new Snapshot("calculate", 90, 90, 100, 0, 90_000, 90_000_00L, 7, 0, 2.0)))
                .isEqualTo("calculate: 90 of 100 ranges, 90 000 orders, 7 held, 90 000.00 KZT");
    }

    @Test
    void onATerminalEachStepHasOneLineThatIsWrittenOver() {
        ProgressLines lines = lines(WIDE);
        lines.show(progress);
        assertThat(shown.toString()).as("before the first step").isEmpty();
        progress.begin("seal", 2);
        lines.show(progress);
        progress.add(0, 1_000, 100_00, 0);
        lines.show(progress);
        progress.add(0, 1_000, 100_00, 0);
        progress.begin("next", 3);
        lines.show(progress);
        progress.end();
        lines.show(progress);
        lines.end();

        List<String> rows = List.of(shown.toString().split(System.lineSeparator()));
        assertThat(rows).hasSize(2);
        assertThat(onScreen(rows.get(0))).isEqualTo("seal: 2 of 2 ranges, 2 000 orders, 0 held, 200.00 KZT");
        assertThat(rows.get(0)).startsWith("\rseal: 0 of 2 ranges\rseal: 1 of 2 ranges, ");
        assertThat(onScreen(rows.get(1))).isEqualTo("next: 0 of 3 ranges");
    }

    @Test
    void aNarrowTerminalShowsTheBeginning() {
        progress.begin("calculate", 1_000);
        progress.add(1_000, 10, 10, 10);
        lines(30).show(progress);
        assertThat(shown.toString()).hasSize(30).startsWith("\rcalculate: 1 of 1 000 ranges");
    }

    @Test
    void elsewhereEachIsALineOfItsOwn() {
        ProgressLines lines = lines(0);
        progress.begin("freeze", 2);
        lines.show(progress);
        progress.begin("seal", 2);
        lines.show(progress);
        lines.end();
        assertThat(shown.toString().lines())
                .containsExactly("freeze: 0 of 2 ranges", "freeze: 0 of 2 ranges", "seal: 0 of 2 ranges");
    }

    /** What stays to be seen of characters that were written over each other. */
    private static String onScreen(String row) {
        StringBuilder screen = new StringBuilder();
        for (String written : row.split("\r")) {
            screen.replace(0, Math.min(written.length(), screen.length()), written);
        }
        return screen.toString().stripTrailing();
    }
}
