package kz.tolem.jobs.step;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long the parts of a work took, for the log: {@code files 0.214 s, ledger written 0.150 s}. */
final class Seconds {

    private static final double NANOS = 1e9;

    private final Map<String, Long> parts = new LinkedHashMap<>();
    private long since = System.nanoTime();

    /** What was done since the last call, or since the beginning, was that part; a part may come again. */
    void next(String part) {
        long now = System.nanoTime();
        parts.merge(part, now - since, Long::sum);
        since = now;
    }

    @Override
    public String toString() {
        return parts.entrySet().stream()
                .map(part -> String.format(Locale.ROOT, "%s %.3f s", part.getKey(), part.getValue() / NANOS))
                .collect(Collectors.joining(", "));
    }
}
