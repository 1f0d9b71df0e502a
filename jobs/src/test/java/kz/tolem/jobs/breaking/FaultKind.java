package kz.tolem.jobs.breaking;

/** What is done to a process, or to what it relies on. */
enum FaultKind {
    KILL_AT_PLACE("kill -9 at a named place", 30),
    KILL_AT_TIME("kill -9 at a random time", 14),
    TERM_AT_PLACE("SIGTERM at a named place", 8),
    TERM_AT_TIME("SIGTERM at a random time", 4),
    STOP_AT_PLACE("the command stop at a named place", 3),
    WRITE_FAILS("the n-th file, write or rename fails", 8),
    SYNC_FAILS("the n-th sync fails and loses the bytes", 6),
    DISK_FULL_FROM("no space from the n-th write on", 6),
    DISK_FULL("a small file system is full at a named place", 4),
    FILE_LOST("a finished file of orders is gone or cut before the relaunch", 4),
    BACKENDS_ENDED("all connections ended by the server at a named place", 6),
    SERVER_DOWN("the server stops at once and stays away", 1),
    SERVER_RESTARTS("the server stops at once and comes back", 3),
    TAKEN_OVER("stopped with SIGSTOP, connections lost, taken over, woken afterwards", 5),
    TAKEN_OVER_AWAKE("stopped with SIGSTOP, lock lost, woken while another works", 5),
    TWO_AT_ONCE("started twice at once", 3),
    EIGHT_AT_ONCE("started eight times at once", 1),
    REGISTRY_CHANGES("the registry changes at a named place", 3),
    OUT_OF_MEMORY("too little memory", 3),
    NOT_APPROVED("published unapproved, approved by who ran it", 1);

    private final String text;
    private final int weight;

    FaultKind(String text, int weight) {
        this.text = text;
        this.weight = weight;
    }

    /** For the table of faults. */
    String text() {
        return text;
    }

    /** How often it comes, compared with others. */
    int weight() {
        return weight;
    }

    /** Whether it happens when the program passes a place. */
    boolean hasPlace() {
        return switch (this) {
            case KILL_AT_PLACE,
                    TERM_AT_PLACE,
                    STOP_AT_PLACE,
                    DISK_FULL,
                    BACKENDS_ENDED,
                    SERVER_DOWN,
                    SERVER_RESTARTS,
                    TAKEN_OVER,
                    TAKEN_OVER_AWAKE,
                    REGISTRY_CHANGES,
                    WRITE_FAILS,
                    SYNC_FAILS,
                    DISK_FULL_FROM -> true;
            case KILL_AT_TIME, TERM_AT_TIME, FILE_LOST, TWO_AT_ONCE, EIGHT_AT_ONCE, OUT_OF_MEMORY, NOT_APPROVED ->
                false;
        };
    }

    /** Whether it can happen at that place, which is where a command may be held. */
    boolean fits(String place) {
        return switch (this) {
            case WRITE_FAILS -> isDisk(place) && !place.equals("file.sync");
            case DISK_FULL_FROM -> isDisk(place);
            case SYNC_FAILS -> place.equals("file.sync");
            // before, it would be another registry that is frozen
            case REGISTRY_CHANGES -> place.startsWith("range.") || place.equals("file.write");
            default -> true;
        };
    }

    private static boolean isDisk(String place) {
        return switch (place) {
            case "file.create", "file.write", "file.sync", "file.rename", "publish.file", "casework.file" -> true;
            default -> false;
        };
    }

    /** Whether it can happen to that command. */
    boolean fits(Command command) {
        boolean computes = command == Command.RUN || command == Command.RELAUNCH;
        return switch (this) {
            case STOP_AT_PLACE, FILE_LOST, OUT_OF_MEMORY, REGISTRY_CHANGES -> computes;
            case NOT_APPROVED -> command == Command.APPROVE;
            case TWO_AT_ONCE, EIGHT_AT_ONCE, TAKEN_OVER, TAKEN_OVER_AWAKE -> command != Command.APPROVE;
            default -> true;
        };
    }
}
