package kz.tolem.jobs.breaking;

import java.util.Arrays;
import java.util.List;

/** The commands by which an operator brings a period into the outbox. */
enum Command {
    RUN,
    RELAUNCH,
    APPROVE,
    PUBLISH;

    static final String OPERATOR = "aigul";

    List<String> arguments(Task task) {
        return switch (this) {
            case RUN -> task.begin();
            case RELAUNCH -> List.of("relaunch", task.period());
            case APPROVE -> List.of("approve", task.period(), "--as", "bolat");
            case PUBLISH -> List.of("publish", task.period());
        };
    }

    String name(Task task) {
        return arguments(task).get(0);
    }

    /** The command that {@code status} names. */
    static Command named(String next, Task task) {
        String name = next.split(" ")[0];
        return Arrays.stream(values())
                .filter(command -> command.name(task).equals(name))
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
