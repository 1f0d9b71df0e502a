package kz.tolem.sample.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/** One program of the system, run to its end. */
final class Command {

    private static final List<String> USUAL_PLACES =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private Command() {}

    /** What a program left behind: its exit code and everything it printed. */
    record Result(int code, String output) {

        boolean succeeded() {
            return code == 0;
        }
    }

    /** Runs the program from the root directory, since its user may be unable to enter the current one. */
    static Result run(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // PGDATA, PGPORT and their like would reach the server; its messages are compared, so they are in English
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), output.strip());
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new PostgresUnavailable(
                        Message.of("interrupted while {} was running; start again", words.get(0)), e);
            }
        } catch (IOException e) {
            throw new PostgresUnavailable(Message.of("cannot run {}: {}", words.get(0), e.getMessage()), e);
        }
    }

    /** The program of that name on PATH, then where systems keep those for root; null when there is none. */
    static @Nullable Path find(String name) {
        String path = System.getenv("PATH");
        if (path != null) {
            for (String place : path.split(File.pathSeparator)) {
                Path found = executable(place, name);
                if (found != null) {
                    return found;
                }
            }
        }
        for (String place : USUAL_PLACES) {
            Path found = executable(place, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Path executable(String place, String name) {
        if (!place.startsWith("/")) {
            return null;
        }
        Path candidate = Path.of(place, name);
        return Files.isRegularFile(candidate) && Files.isExecutable(candidate) ? candidate : null;
    }
}
