package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import kz.tolem.jobs.Program;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A quarter that is computed, approved and published while one fault after the other happens to it. Once all have
 * happened it is left alone, and must come out as if there had been none.
 */
final class Episode {

    private static final int TRIES = 4;
    private static final int MOST_COMMANDS = 60;

    private final int number;
    private final Machine machine;
    private final Undisturbed undisturbed;
    private final @Nullable Path classes;
    private final Beginning beginning;
    private final Report report;
    private final SplittableRandom random;
    private final Deque<Wanted> ofRun = new ArrayDeque<>();
    private final Deque<Wanted> ofApproval = new ArrayDeque<>();
    private final Deque<Wanted> ofPublication = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();
    private int tries;

    Episode(
            int number,
            List<Wanted> faults,
            Machine machine,
            Undisturbed undisturbed,
            @Nullable Path classes,
            Beginning beginning,
            Report report) {
        this.number = number;
        this.machine = machine;
        this.undisturbed = undisturbed;
        this.classes = classes;
        this.beginning = beginning;
        this.report = report;
        this.random = new SplittableRandom(faults.get(0).seed());
        for (Wanted fault : faults) {
            switch (fault.command()) {
                case RUN, RELAUNCH -> ofRun.add(fault);
                case APPROVE -> ofApproval.add(fault);
                case PUBLISH -> ofPublication.add(fault);
            }
        }
    }

    void play() throws IOException, SQLException, InterruptedException {
        while (!ofRun.isEmpty() || !ofApproval.isEmpty() || !ofPublication.isEmpty()) {
            // some begin without a table, so that the migrations are broken as well
            Site site = beginning.task() == Task.QUARTER && random.nextInt(4) == 0
                    ? Site.empty(machine, classes, beginning.task())
                    : Site.make(machine, classes, beginning);
            boolean sound = play(site);
            if (!sound) {
                site.grow();
                return; // it stays as it is for whoever looks into it
            }
            site.clear();
        }
    }

    /** One installation from nothing to the end, whether or not all faults have happened by then. */
    private boolean play(Site site) throws IOException, SQLException, InterruptedException {
        Checks checks = new Checks(beginning, undisturbed.sealed());
        boolean isToBePublished = !ofApproval.isEmpty() || !ofPublication.isEmpty() || random.nextInt(3) == 0;
        for (int commands = 0; commands < MOST_COMMANDS; commands++) {
            List<String> violations = new ArrayList<>();
            String state = site.state();
            if (state.equals("PUBLISHED") || state.equals("SEALED") && !isToBePublished) {
                // after a kill an operator may well give the command again: it says that all is done
                new Breaker(site, undisturbed, violations).leaveAlone(Command.RELAUNCH);
                violations.addAll(checks.atTheEnd(site));
                report.command();
                return report.isSound(this, site, violations);
            }
            Command command = next(site, violations);
            Breaker breaker = new Breaker(site, undisturbed, violations);
            Deque<Wanted> wanted = wanted(command);
            if (wanted.isEmpty()) {
                breaker.leaveAlone(command);
            } else {
                strike(site, breaker, command, wanted);
            }
            report.command();
            violations.addAll(checks.afterFault(site));
            refuseDiscardOfVisible(site, violations);
            if (!report.isSound(this, site, violations)) {
                return false;
            }
        }
        return report.isSound(this, site, List.of("not done after " + MOST_COMMANDS + " commands"));
    }

    private void strike(Site site, Breaker breaker, Command command, Deque<Wanted> all)
            throws IOException, SQLException, InterruptedException {
        Wanted wanted = all.remove();
        happened.add(wanted.toString());
        boolean hit = wanted.kind().fits(command) && breaker.strike(command, wanted);
        if (hit) {
            tries = 0;
            report.fault(wanted.kind(), wanted.task(), stage(site, command));
        } else if (++tries < TRIES) {
            all.add(wanted.sooner());
        } else {
            tries = 0;
            report.missed(wanted);
        }
    }

    private Deque<Wanted> wanted(Command command) {
        return switch (command) {
            case RUN, RELAUNCH -> ofRun;
            case APPROVE -> ofApproval;
            case PUBLISH -> ofPublication;
        };
    }

    /** As the operator knows it from the README, and now and then as {@code status} says it. */
    private Command next(Site site, List<String> violations) throws IOException, SQLException, InterruptedException {
        Command expected = site.next();
        if (expected == Command.RUN || random.nextInt(4) != 0) {
            return expected;
        }
        Program.Ended status = site.tolem(List.of("status", "--json")).ok();
        Command named = Command.named(
                new JsonMapper().readTree(status.out()).get(0).get("next").asString(), site.task());
        if (named != expected) {
            violations.add("status names " + named + " in state " + site.state());
        }
        return named;
    }

    /** What finance can see has been ordered; giving it up would order it twice. */
    private void refuseDiscardOfVisible(Site site, List<String> violations)
            throws IOException, SQLException, InterruptedException {
        if (site.state().equals("APPROVED") && Files.exists(site.published())) {
            Program.Ended discard =
                    site.tolem(List.of("discard", site.task().period(), "--as", "dana", "--reason", "a mistake"));
            if (discard.code() == 0) {
                violations.add("what is visible in the outbox was discarded: the next run orders it again");
            }
        }
    }

    private static String stage(Site site, Command command) throws SQLException {
        if (command == Command.APPROVE || command == Command.PUBLISH) {
            return command.name(site.task());
        }
        return site.state().isEmpty() ? "start" : site.ofRun("step");
    }

    @Override
    public String toString() {
        return "episode " + number + " " + happened;
    }

    int number() {
        return number;
    }
}
