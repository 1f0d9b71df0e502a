package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Serial;
import java.io.StringWriter;
import kz.tolem.calc.explain.Language;
import kz.tolem.jobs.command.Failures;
import org.junit.jupiter.api.Test;

/** What went wrong is said, whatever else goes wrong then. */
final class FailuresTest {

    /** As the JVM answers when it had too little memory to load what it writes stack traces with. */
    private static final class WithoutStackTrace extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        WithoutStackTrace(Throwable cause) {
            super(cause);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new NoClassDefFoundError("Could not initialize class java.lang.StackTraceElement$HashedModules");
        }
    }

    @Test
    void aFailureThatCannotBeLoggedIsStillSaid() {
        StringWriter err = new StringWriter();
        int code = Failures.report(
                new WithoutStackTrace(new OutOfMemoryError("Java heap space")),
                "run",
                new Voice(new PrintWriter(err), Language.EN));
        assertThat(code).isEqualTo(ExitCode.INFRASTRUCTURE.code());
        assertThat(err).asString().startsWith("tolem: not enough memory");
    }
}
