package kz.tolem.jobs.breaking;

import java.util.Arrays;
import java.util.List;

/** The commands by which an operator brings a period into the outbox. */
enum Command {
    RUN("run", "2026Q1", "--as-of", "2026-03-31"),
    RELAUNCH("relaunch", "2026Q1"),
    APPROVE("approve", "2026Q1", "--as", "bolat"),
    PUBLISH("publish", "2026Q1");

    static final String PERIOD = "2026Q1";
    static final String OPERATOR = "aigul";

    private final List<String> arguments;

    Command(String... arguments) {
        this.arguments = List.of(arguments);
    }

    List<String> arguments() {
        return arguments;
    }

    /** The command that {@code status} names. */
    static Command named(String next) {
        String name = next.split(" ")[0];
        return Arrays.stream(values())
                .filter(command -> command.arguments.get(0).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("status names: " + next));
    }

    /** Whether what it is for is reached in that state of the run. */
    boolean isDoneIn(String state) {
        List<String> order = List.of("SEALED", "APPROVED", "PUBLISHED");
        int least = Math.max(0, ordinal() - 1);
        return order.indexOf(state) >= least;
    }
}
