package kz.tolem.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.tolem.calc.law.InvalidLaw;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.MissingParameter;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunLock;
import kz.tolem.jobs.run.RunState;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.jobs.step.Causes;
import kz.tolem.jobs.step.FrozenFiles;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.manifest.KeyUnusable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tolem doctor}: looks and changes nothing. */
@Command(
        name = "doctor",
        description = "Looks at database, rights, registry, disk, clock, keys, law, runs and their frozen registries;"
                + " says one next step for each finding.",
        mixinStandardHelpOptions = true)
public final class Doctor implements Callable<Integer> {

    private static final long LEAST_ROOM = 1L << 30;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(2);

    /** Law is looked at so many months ahead: long enough to enter what is missing. */
    private static final int MONTHS_AHEAD = 2;

    private static final String AGAIN = "mend that, then again: tolem doctor";

    private final Session session;
    private final List<Check> checks = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Doctor(Session session) {
        this.session = session;
    }

    /**
     * What one look came to.
     *
     * @param code what a command would end with for that reason; {@link ExitCode#DONE} when nothing is wrong
     * @param next what to do about it; null when there is nothing to do
     */
    private record Check(
            String what,
            ExitCode code,
            String found,
            @Nullable String next) {}

    @Override
    public Integer call() throws IOException {
        boolean answers = database();
        if (answers) {
            registry();
            clock();
        }
        disk();
        keys();
        law();
        if (answers) {
            runs();
        }
        print(spec.commandLine().getOut());
        return checks.stream()
                .map(Check::code)
                .filter(code -> code != ExitCode.DONE)
                .findFirst()
                .orElse(ExitCode.DONE)
                .code();
    }

    private boolean database() {
        try {
            Databases databases = session.part(Databases.class);
            Map<String, @Nullable Object> server =
                    session.part(JdbcClient.class).sql("""
                            SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
                                   current_setting('full_page_writes') AS full_page_writes, usename, usesuper
                            FROM pg_user WHERE usename = current_user
                            """).query().singleRow();
            String name = "PostgreSQL " + server.get("version") + (databases.isEmbedded() ? ", embedded" : "");
            if ("on".equals(server.get("fsync")) && "on".equals(server.get("full_page_writes"))) {
                sound("database", name + ", fsync on");
            } else {
                wrong(
                        "database",
                        ExitCode.INFRASTRUCTURE,
                        name + ", fsync " + server.get("fsync") + ", full_page_writes "
                                + server.get("full_page_writes"),
                        "set both on: a crash of that machine may lose what was ordered");
            }
            boolean mayDoAll = Boolean.TRUE.equals(server.get("usesuper"));
            sound(
                    "rights",
                    "user " + server.get("usename")
                            + (mayDoAll && !databases.isEmbedded()
                                    ? " may do everything; tolem roles shows how to part the rights"
                                    : ""));
            return true;
        } catch (RuntimeException e) {
            failed("database", e);
        }
        return false;
    }

    private void registry() {
        try {
            JdbcClient registry =
                    JdbcClient.create(session.part(Databases.class).registry());
            if (!isTrue(registry, "SELECT to_regclass('registry.family') IS NOT NULL")) {
                wrong(
                        "registry",
                        ExitCode.INFRASTRUCTURE,
                        "has no table registry.family",
                        "set TOLEM_REGISTRY_URL, or make one up: tolem sample --families 10000");
            } else if (!isTrue(registry, "SELECT EXISTS (SELECT FROM registry.family)")) {
                wrong(
                        "registry",
                        ExitCode.INFRASTRUCTURE,
                        "has no family",
                        "ask the ministry for its feed, or make one up: tolem sample --families 10000");
            } else {
                sound("registry", "can be read");
            }
        } catch (DataAccessException e) {
            failed("registry", e);
        }
    }

    private void clock() {
        try {
            Instant before = Instant.now();
            Instant there = session.part(JdbcClient.class)
                    .sql("SELECT clock_timestamp()")
                    .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                    .single()
                    .toInstant();
            Instant after = Instant.now();
            Instant here = before.plus(Duration.between(before, after).dividedBy(2));
            Duration apart = Duration.between(here, there).abs();
            if (apart.compareTo(CLOCKS_MAY_DIFFER) > 0) {
                wrong(
                        "clock",
                        ExitCode.INFRASTRUCTURE,
                        "this machine and the database are " + apart.toSeconds() + " s apart",
                        "let both follow a time server: dates of runs and of the audit would not agree");
            } else {
                sound("clock", "agrees with the database's");
            }
        } catch (DataAccessException e) {
            failed("clock", e);
        }
    }

    /** A run needs about as much as the largest that lies here: frozen registry, staged orders, and both once more to publish. */
    private void disk() throws IOException {
        Path home = session.home().root();
        long free = Files.getFileStore(home).getUsableSpace();
        long needed = Math.max(
                LEAST_ROOM,
                2 * (largest(session.home().frozen()) + largest(session.home().staging())));
        String found = (free >> 20) + " MiB free in " + home;
        if (free < needed) {
            wrong(
                    "disk",
                    ExitCode.INFRASTRUCTURE,
                    found,
                    "give it room, " + (needed >> 20)
                            + " MiB for the next run; what a discarded run has frozen may go");
        } else {
            sound("disk", found);
        }
    }

    private static long largest(Path directory) throws IOException {
        long largest = 0;
        try (Stream<Path> runs = Files.list(directory)) {
            for (Path run : runs.toList()) {
                try (Stream<Path> files = Files.walk(run)) {
                    largest = Math.max(
                            largest,
                            files.filter(Files::isRegularFile)
                                    .mapToLong(file -> file.toFile().length())
                                    .sum());
                }
            }
        }
        return largest;
    }

    private void keys() throws IOException {
        try {
            int trusted =
                    new KeyDirectory(session.home().keys()).trusted().ids().size();
            sound("keys", trusted == 0 ? "none yet: made when first needed" : trusted + " trusted");
        } catch (KeyUnusable e) {
            wrong(
                    "keys",
                    ExitCode.DAMAGED,
                    String.valueOf(e.getMessage()),
                    "bring " + session.home().keys() + " back from a copy");
        }
    }

    private void law() {
        YearMonth now = YearMonth.now(Application.ZONE);
        try {
            LawBook law = session.law();
            for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
                law.inForce(now.plusMonths(ahead));
            }
            sound("law", "has every figure of " + now + " to " + now.plusMonths(MONTHS_AHEAD));
        } catch (MissingParameter e) {
            wrong("law", ExitCode.LAW_MISSING, String.valueOf(e.getMessage()), "enter it once it is in force");
        } catch (InvalidLaw e) {
            wrong(
                    "law",
                    ExitCode.USAGE,
                    String.valueOf(e.getMessage()),
                    "mend the file: tolem law shows when it is right");
        }
    }

    private void runs() {
        try {
            boolean alive = RunLock.isHeld(session.part(Databases.class));
            List<Run> all = session.part(RunStore.class).all();
            List<Run> open = all.stream().filter(Run::isOpen).toList();
            for (Run run : open) {
                if (run.state() == RunState.COMPUTING && alive) {
                    sound("runs", run.period() + " is being computed, step " + run.step());
                } else {
                    String state = run.state() == RunState.COMPUTING
                            ? "was killed in step " + run.step()
                            : "is " + run.state() + " and not published";
                    wrong("runs", ExitCode.IN_THE_WAY, run.period() + " " + state, "tolem " + run.nextCommand());
                }
            }
            if (open.isEmpty()) {
                sound("runs", all.isEmpty() ? "none yet" : "nothing unfinished, nothing unpublished");
            }
            all.stream().map(Run::startedAt).max(Comparator.naturalOrder()).ifPresent(this::lastRun);
            for (Run run : all) {
                if (run.frozenDigest() != null && run.state() != RunState.DISCARDED) {
                    frozen(run);
                }
            }
        } catch (SQLException e) {
            failed("runs", e);
        }
    }

    private void lastRun(Instant started) {
        long hours = Duration.between(started, Instant.now()).toHours();
        Duration most = session.part(TolemProperties.class).schedule().mostBetweenRuns();
        if (hours > most.toHours()) {
            wrong(
                    "schedule",
                    ExitCode.IN_THE_WAY,
                    "no run has begun for " + hours + " hours",
                    "tolem run-due, and see why the schedule has not done it");
        }
    }

    private void frozen(Run run) {
        Path directory = session.part(FrozenFiles.class).directory(run);
        if (!Files.isDirectory(directory)) {
            wrong(
                    "frozen",
                    ExitCode.DAMAGED,
                    "the registry that " + run.period() + " froze is not in " + directory,
                    "bring it back from a copy: without it nobody can be told why, and causes of differences are unknown");
        }
    }

    private void failed(String what, Exception failure) {
        Refusal refusal = Causes.refusal(List.of(failure), AGAIN);
        wrong(what, refusal.code(), String.valueOf(refusal.getMessage()), AGAIN);
    }

    private void sound(String what, String found) {
        checks.add(new Check(what, ExitCode.DONE, found, null));
    }

    private void wrong(String what, ExitCode code, String found, String next) {
        checks.add(new Check(what, code, found, next));
    }

    private void print(PrintWriter out) {
        if (json) {
            out.println(Json.of(checks.stream().map(Doctor::data).toList()));
            return;
        }
        for (Check check : checks) {
            out.printf("%-5s %-9s %s%n", check.code() == ExitCode.DONE ? "ok" : "LOOK", check.what(), check.found());
            if (check.next() != null) {
                out.println("                next: " + check.next());
            }
        }
    }

    private static Map<String, @Nullable Object> data(Check check) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("check", check.what());
        data.put("sound", check.code() == ExitCode.DONE);
        data.put("found", check.found());
        data.put("next", check.next());
        data.put("exit_code", check.code().code());
        return data;
    }

    private static boolean isTrue(JdbcClient database, String sql) {
        return database.sql(sql).query(Boolean.class).single();
    }
}
