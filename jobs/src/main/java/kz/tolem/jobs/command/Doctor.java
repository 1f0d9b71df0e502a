package kz.tolem.jobs.command;

import java.io.IOException;
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
import kz.tolem.calc.Message;
import kz.tolem.calc.law.InvalidLaw;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.MissingParameter;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
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
        footerHeading = "%nExamples:%n",
        footer = {"  tolem doctor", "  tolem doctor --json"},
        mixinStandardHelpOptions = true)
public final class Doctor implements Callable<Integer> {

    private static final long LEAST_ROOM = 1L << 30;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(2);

    /** Law is looked at so many months ahead: long enough to enter what is missing. */
    private static final int MONTHS_AHEAD = 2;

    private static final Message AGAIN = Message.of("mend that, then again: tolem doctor");

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
            Message what,
            ExitCode code,
            Message found,
            @Nullable Message next) {}

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
        print(session.voice(spec.commandLine().getOut()));
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
            Message name = Message.of(
                    "PostgreSQL {}{}", server.get("version"), databases.isEmbedded() ? Message.of(", embedded") : "");
            if ("on".equals(server.get("fsync")) && "on".equals(server.get("full_page_writes"))) {
                sound(Message.of("database"), Message.of("{}, fsync on", name));
            } else {
                wrong(
                        Message.of("database"),
                        ExitCode.INFRASTRUCTURE,
                        Message.of(
                                "{}, fsync {}, full_page_writes {}",
                                name,
                                server.get("fsync"),
                                server.get("full_page_writes")),
                        Message.of("set both on: a crash of that machine may lose what was ordered"));
            }
            boolean mayDoAll = Boolean.TRUE.equals(server.get("usesuper"));
            sound(
                    Message.of("rights"),
                    Message.of(
                            "user {}{}",
                            server.get("usename"),
                            mayDoAll && !databases.isEmbedded()
                                    ? Message.of(" may do everything; tolem roles shows how to part the rights")
                                    : ""));
            return true;
        } catch (RuntimeException e) {
            failed(Message.of("database"), e);
        }
        return false;
    }

    private void registry() {
        try {
            JdbcClient registry =
                    JdbcClient.create(session.part(Databases.class).registry());
            if (!isTrue(registry, "SELECT to_regclass('registry.family') IS NOT NULL")) {
                wrong(
                        Message.of("registry"),
                        ExitCode.INFRASTRUCTURE,
                        Message.of("has no table registry.family"),
                        Message.of("set TOLEM_REGISTRY_URL, or make one up: tolem sample --families 10000"));
            } else if (!isTrue(registry, "SELECT EXISTS (SELECT FROM registry.family)")) {
                wrong(
                        Message.of("registry"),
                        ExitCode.INFRASTRUCTURE,
                        Message.of("has no family"),
                        Message.of("ask the ministry for its feed, or make one up: tolem sample --families 10000"));
            } else {
                sound(Message.of("registry"), Message.of("can be read"));
            }
        } catch (DataAccessException e) {
            failed(Message.of("registry"), e);
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
                        Message.of("clock"),
                        ExitCode.INFRASTRUCTURE,
                        Message.of("this machine and the database are {} s apart", apart.toSeconds()),
                        Message.of("let both follow a time server: dates of runs and of the audit would not agree"));
            } else {
                sound(Message.of("clock"), Message.of("agrees with the database's"));
            }
        } catch (DataAccessException e) {
            failed(Message.of("clock"), e);
        }
    }

    /** A run needs about as much as the largest that lies here: frozen registry, staged orders, and both once more to publish. */
    private void disk() throws IOException {
        Path home = session.home().root();
        long free = Files.getFileStore(home).getUsableSpace();
        long needed = Math.max(
                LEAST_ROOM,
                2 * (largest(session.home().frozen()) + largest(session.home().staging())));
        Message found = Message.of("{} MiB free in {}", free >> 20, home);
        if (free < needed) {
            wrong(
                    Message.of("disk"),
                    ExitCode.INFRASTRUCTURE,
                    found,
                    Message.of(
                            "give it room, {} MiB for the next run; what a discarded run has frozen may go",
                            needed >> 20));
        } else {
            sound(Message.of("disk"), found);
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
            sound(
                    Message.of("keys"),
                    trusted == 0 ? Message.of("none yet: made when first needed") : Message.of("{} trusted", trusted));
        } catch (KeyUnusable e) {
            wrong(
                    Message.of("keys"),
                    ExitCode.DAMAGED,
                    e.message(),
                    Message.of("bring {} back from a copy", session.home().keys()));
        }
    }

    private void law() {
        YearMonth now = YearMonth.now(Application.ZONE);
        try {
            LawBook law = session.law();
            for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
                law.inForce(now.plusMonths(ahead));
            }
            sound(Message.of("law"), Message.of("has every figure of {} to {}", now, now.plusMonths(MONTHS_AHEAD)));
        } catch (MissingParameter e) {
            wrong(Message.of("law"), ExitCode.LAW_MISSING, e.message(), Message.of("enter it once it is in force"));
        } catch (InvalidLaw e) {
            wrong(
                    Message.of("law"),
                    ExitCode.USAGE,
                    e.message(),
                    Message.of("mend the file: tolem law shows when it is right"));
        }
    }

    private void runs() {
        try {
            boolean alive = RunLock.isHeld(session.part(Databases.class));
            List<Run> all = session.part(RunStore.class).all();
            List<Run> open = all.stream().filter(Run::isOpen).toList();
            for (Run run : open) {
                if (run.state() == RunState.COMPUTING && alive) {
                    sound(Message.of("runs"), Message.of("{} is being computed, step {}", run.period(), run.step()));
                } else {
                    Message found = run.state() == RunState.COMPUTING
                            ? Message.of("{} was killed in step {}", run.period(), run.step())
                            : Message.of("{} is {} and not published", run.period(), run.state());
                    wrong(Message.of("runs"), ExitCode.IN_THE_WAY, found, Message.quoted("tolem " + run.nextCommand()));
                }
            }
            if (open.isEmpty()) {
                sound(
                        Message.of("runs"),
                        all.isEmpty() ? Message.of("none yet") : Message.of("nothing unfinished, nothing unpublished"));
            }
            all.stream().map(Run::startedAt).max(Comparator.naturalOrder()).ifPresent(this::lastRun);
            for (Run run : all) {
                if (run.frozenDigest() != null && run.state() != RunState.DISCARDED) {
                    frozen(run);
                }
            }
        } catch (SQLException e) {
            failed(Message.of("runs"), e);
        }
    }

    private void lastRun(Instant started) {
        long hours = Duration.between(started, Instant.now()).toHours();
        Duration most = session.part(TolemProperties.class).schedule().mostBetweenRuns();
        if (hours > most.toHours()) {
            wrong(
                    Message.of("schedule"),
                    ExitCode.IN_THE_WAY,
                    Message.of("no run has begun for {} hours", hours),
                    Message.of("tolem run-due, and see why the schedule has not done it"));
        }
    }

    private void frozen(Run run) {
        Path directory = session.part(FrozenFiles.class).directory(run);
        if (!Files.isDirectory(directory)) {
            wrong(
                    Message.of("frozen"),
                    ExitCode.DAMAGED,
                    Message.of("the registry that {} froze is not in {}", run.period(), directory),
                    Message.of(
                            "bring it back from a copy: without it nobody can be told why, and causes of differences are unknown"));
        }
    }

    private void failed(Message what, Exception failure) {
        Refusal refusal = Causes.refusal(List.of(failure), AGAIN);
        wrong(what, refusal.code(), refusal.message(), AGAIN);
    }

    private void sound(Message what, Message found) {
        checks.add(new Check(what, ExitCode.DONE, found, null));
    }

    private void wrong(Message what, ExitCode code, Message found, Message next) {
        checks.add(new Check(what, code, found, next));
    }

    private void print(Voice out) {
        if (json) {
            out.plain(Json.of(checks.stream().map(Doctor::data).toList()));
            return;
        }
        for (Check check : checks) {
            out.plain("%-5s %-9s %s"
                    .formatted(
                            out.words(check.code() == ExitCode.DONE ? Message.of("ok") : Message.of("LOOK")),
                            out.words(check.what()),
                            out.words(check.found())));
            if (check.next() != null) {
                out.say(Message.of("                next: {}", check.next()));
            }
        }
    }

    private static Map<String, @Nullable Object> data(Check check) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("check", check.what().toString());
        data.put("sound", check.code() == ExitCode.DONE);
        data.put("found", check.found().toString());
        data.put("next", check.next() == null ? null : check.next().toString());
        data.put("exit_code", check.code().code());
        return data;
    }

    private static boolean isTrue(JdbcClient database, String sql) {
        return database.sql(sql).query(Boolean.class).single();
    }
}
