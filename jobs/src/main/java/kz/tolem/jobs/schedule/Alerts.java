package kz.tolem.jobs.schedule;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.config.TolemProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells people what the timetable met, each thing once until a run succeeds: in the log, and what wants somebody at
 * once also by the program that the operator configured (mail, pager, chat: whatever the ministry has).
 */
@Component
class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private static final long SECONDS_FOR_PROGRAM = 30;

    private final @Nullable String program;
    private final Set<String> said = new HashSet<>();

    Alerts(TolemProperties properties) {
        this.program = properties.schedule().alert();
    }

    /** Something waits for a person in the ordinary way. */
    synchronized void waiting(String what) {
        if (said.add(what)) {
            LOG.warn("{}", what);
        }
    }

    /** Something is wrong. */
    synchronized void raise(ExitCode code, String what) {
        if (!said.add(what)) {
            return;
        }
        LOG.error("ALERT {}: {}", code.code(), what);
        if (program != null && !program.isBlank()) {
            call(program, code, what);
        }
    }

    /** What was said before is over. */
    synchronized void settled() {
        said.clear();
    }

    private static void call(String program, ExitCode code, String what) {
        try {
            Process process = new ProcessBuilder(program, Integer.toString(code.code()), what)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_FOR_PROGRAM, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.error("the alert program did not end within {} seconds", SECONDS_FOR_PROGRAM);
            } else if (process.exitValue() != 0) {
                LOG.error("the alert program ended with {}", process.exitValue());
            }
        } catch (IOException e) {
            LOG.error("the alert program could not be started: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
