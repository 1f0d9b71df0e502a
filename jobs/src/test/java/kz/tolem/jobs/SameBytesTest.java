package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import kz.tolem.jobs.UndisturbedQuarter.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same registry gives the same bytes of order files and manifest on every machine. */
@Execution(ExecutionMode.CONCURRENT)
final class SameBytesTest {

    private final Installation installation;

    SameBytesTest() throws Exception {
        installation = Installation.prepared(SampleRegistry.shared());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void theNumberOfThreadsChangesNoByte(String workers) throws Exception {
        installation.with("TOLEM_WORKERS", workers).run().ok();
        assertThat(Outcome.of(installation)).isEqualTo(UndisturbedQuarter.outcome());
    }

    @Test
    void aTurkishMachineInTokyoThatSpeaksKazakhChangesNoByte() throws Exception {
        installation
                .with("TZ", "Asia/Tokyo")
                .with("LC_ALL", "kk_KZ.UTF-8")
                .withFlag("-Duser.language=tr")
                .withFlag("-Duser.country=TR")
                .withFlag("-Dfile.encoding=ISO-8859-9")
                .run()
                .ok();
        assertThat(Outcome.of(installation)).isEqualTo(UndisturbedQuarter.outcome());
    }
}
