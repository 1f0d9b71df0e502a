package kz.tolem.jobs.breaking;

import java.util.List;

/** What is computed while it is broken. */
enum Task {
    /** A quarter, the first that was ever computed. */
    QUARTER("2026Q1", List.of("run", "2026Q1", "--as-of", "2026-03-31")),

    /** A night that has a month to order, after a quarter was published and many families have changed. */
    NIGHT("2026-03-31", List.of("nightly", "2026-03-31"));

    /** How a quarter was computed and published before the night; children of the sample are born until its last day. */
    static final List<List<String>> BEFORE = List.of(
            List.of("run", "2026Q1", "--as-of", "2026-02-20", "--accept-quarantine", "born later in the sample"),
            List.of("approve", "2026Q1", "--as", "bolat"),
            List.of("publish", "2026Q1"));

    private final String period;
    private final List<String> begin;

    Task(String period, List<String> begin) {
        this.period = period;
        this.begin = begin;
    }

    String period() {
        return period;
    }

    /** The command that begins it. */
    List<String> begin() {
        return begin;
    }

    /** What is visible in the outbox before it is published. */
    List<String> publishedBefore() {
        return this == NIGHT ? List.of(QUARTER.period) : List.of();
    }
}
