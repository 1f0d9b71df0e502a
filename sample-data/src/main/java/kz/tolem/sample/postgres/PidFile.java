package kz.tolem.sample.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about itself in {@code postmaster.pid}: process and port. The file outlives a server that was
 * killed, and its number may belong to quite another process by then.
 *
 * @param port 0 while the server has not yet come so far
 */
record PidFile(long process, int port) {

    private static final int PORT_LINE = 3;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    static @Nullable PidFile read(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(in(data), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        }
        try {
            long process = lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).strip());
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return new PidFile(process, port);
        } catch (NumberFormatException e) {
            return new PidFile(0, 0);
        }
    }

    /** Is the process a PostgreSQL server over this data directory? */
    boolean isServerOf(Path data) {
        Optional<ProcessHandle> handle = process > 0 ? ProcessHandle.of(process) : Optional.empty();
        if (handle.isEmpty()) {
            return false;
        }
        ProcessHandle.Info info = handle.get().info();
        boolean named =
                info.command().filter(command -> command.endsWith("/postgres")).isPresent();
        return named
                && info.arguments()
                        .map(words -> Arrays.asList(words).contains(data.toString()))
                        .orElse(true);
    }

    /** Does the number belong to a living process of another kind, so that PostgreSQL would wait for it in vain? */
    boolean isTakenByAnother(Path data) {
        return process > 0 && ProcessHandle.of(process).isPresent() && !isServerOf(data);
    }
}
