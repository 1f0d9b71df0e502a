package kz.tolem.jobs;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kz.tolem.calc.Message;
import kz.tolem.calc.explain.Language;
import kz.tolem.jobs.command.Approve;
import kz.tolem.jobs.command.Demo;
import kz.tolem.jobs.command.Discard;
import kz.tolem.jobs.command.Doctor;
import kz.tolem.jobs.command.Explain;
import kz.tolem.jobs.command.Export;
import kz.tolem.jobs.command.Failures;
import kz.tolem.jobs.command.HelpTexts;
import kz.tolem.jobs.command.Keys;
import kz.tolem.jobs.command.Law;
import kz.tolem.jobs.command.Migrate;
import kz.tolem.jobs.command.Misuse;
import kz.tolem.jobs.command.Nightly;
import kz.tolem.jobs.command.Publish;
import kz.tolem.jobs.command.Reconcile;
import kz.tolem.jobs.command.Relaunch;
import kz.tolem.jobs.command.Roles;
import kz.tolem.jobs.command.RunDue;
import kz.tolem.jobs.command.RunPeriod;
import kz.tolem.jobs.command.Sample;
import kz.tolem.jobs.command.Schedule;
import kz.tolem.jobs.command.Session;
import kz.tolem.jobs.command.Settle;
import kz.tolem.jobs.command.ShowAudit;
import kz.tolem.jobs.command.Status;
import kz.tolem.jobs.command.Stop;
import kz.tolem.jobs.command.Tune;
import kz.tolem.jobs.command.Unclaimed;
import kz.tolem.jobs.command.Verify;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program {@code tolem}: what families are owed, computed and ordered. */
@Command(
        name = "tolem",
        description =
                "Computes what families are owed by law and orders it: freeze, calculate, seal, approve, publish.",
        mixinStandardHelpOptions = true,
        version = "tolem 1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done, or already done with the same result",
            " 2:wrong usage",
            " 3:the same run is alive elsewhere",
            " 4:published, and the registry or the law has changed since",
            " 5:stopped on request",
            " 6:an unfinished or unpublished run stands in the way",
            "10:not approved, or approved by who ran it",
            "11:held: totals moved more than allowed since the last run",
            "12:too much in quarantine",
            "13:totals do not agree: ledger, files and manifest",
            "14:a file is damaged, missing, extra, or not signed by a trusted key",
            "15:a parameter of the law is missing",
            "20:infrastructure (database, disk): relaunch when mended",
            "70:a defect of the program"
        },
        subcommands = {
            Demo.class,
            RunPeriod.class,
            Nightly.class,
            RunDue.class,
            Schedule.class,
            Relaunch.class,
            Stop.class,
            Discard.class,
            Status.class,
            Approve.class,
            Publish.class,
            Verify.class,
            Export.class,
            Settle.class,
            Reconcile.class,
            Explain.class,
            Unclaimed.class,
            Law.class,
            Sample.class,
            Keys.class,
            Doctor.class,
            ShowAudit.class,
            Migrate.class,
            Roles.class,
            Tune.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
public final class Tolem {

    /** How long a signal waits for the work in hand before the process ends all the same. */
    private static final long MINUTES_TO_STOP = 10;

    private static final String LANG = "--lang";

    /** Chosen before all else, see {@link #languages}; here so that it is known, checked and completed. */
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = LANG,
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "LANGUAGE",
            completionCandidates = Codes.class,
            description = "What to speak: kk, ru or en (default: as LC_ALL, LC_MESSAGES or LANG say, else en);"
                    + " explain takes several, joined by commas.")
    private List<Language> languages = List.of();

    private Tolem() {}

    /** How languages are written. */
    static final class Codes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Language.values()).map(Language::code).iterator();
        }
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Failures.prepare();
        Session session = new Session();
        CountDownLatch ended = new CountDownLatch(1);
        int[] code = {ExitCode.DEFECT.code()};
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(session, ended, code), "stop-in-order"));
        try {
            code[0] = run(session, arguments);
        } finally {
            ended.countDown(); // whatever happens, a signal must not wait for a command that has ended
        }
        System.exit(code[0]);
    }

    /** Runs one command and gives its exit code. */
    static int run(Session session, String... arguments) {
        try (session) {
            session.speak(languages(arguments, System.getenv()));
            Voice.prepare(session.language());
            CommandLine line = line(session);
            if (arguments.length == 0) {
                line.usage(System.out);
                return ExitCode.USAGE.code();
            }
            return line.execute(arguments);
        } catch (RuntimeException | Error e) {
            return Failures.report(
                    e, "tolem", session.voice(new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
        }
    }

    /**
     * In which languages a command speaks: those of its last {@code --lang}, else the one of the environment, else English.
     * What is no language is left for the command line to refuse.
     */
    static List<Language> languages(String[] arguments, Map<String, String> environment) {
        for (int i = arguments.length - 1; i >= 0; i--) {
            String argument = arguments[i];
            if (argument.startsWith(LANG + "=") || argument.equals(LANG) && i + 1 < arguments.length) {
                String codes = argument.equals(LANG) ? arguments[i + 1] : argument.substring(LANG.length() + 1);
                List<Language> asked = Arrays.stream(codes.split(","))
                        .flatMap(code -> language(code).stream())
                        .toList();
                if (!asked.isEmpty()) {
                    return asked;
                }
            }
        }
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return List.of(language(locale.split("[_.@]")[0]).orElse(Language.EN));
            }
        }
        return List.of(Language.EN);
    }

    private static Optional<Language> language(String code) {
        return Arrays.stream(Language.values())
                .filter(language -> language.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /** The commands with what they take, in the language of the session. */
    static CommandLine line(Session session) {
        CommandLine line = new CommandLine(new Tolem(), session.factory());
        line.setExecutionExceptionHandler(new Failures(session));
        line.setParameterExceptionHandler(new Misuse(session));
        line.setResourceBundle(new HelpTexts(session.language()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(
                LocalDate.class, text -> parsed(text, LocalDate::parse, Message.of("date"), "2026-03-31"));
        line.registerConverter(YearMonth.class, text -> parsed(text, YearMonth::parse, Message.of("month"), "2026-03"));
        line.registerConverter(Language.class, code -> language(code)
                .orElseThrow(() ->
                        new Refusal(ExitCode.USAGE, Message.of("--lang {} is no language: write kk, ru or en", code))));
        return line;
    }

    private static <T> T parsed(String text, Function<String, T> parser, Message what, String example) {
        try {
            return parser.apply(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(ExitCode.USAGE, Message.of("'{}' is no {}: write for example {}", text, what, example));
        }
    }

    /** SIGTERM and Ctrl-C: the work in hand is finished, then the process ends with the code of the command. */
    private static void stopInOrder(Session session, CountDownLatch ended, int[] code) {
        if (ended.getCount() == 0) {
            return;
        }
        Voice voice = session.voice(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        if (Voice.columns() > 0) {
            voice.plain(""); // in the middle of a line
        }
        voice.say(Message.of("tolem: stops in order, as soon as the work in hand is done"));
        session.stop();
        try {
            if (ended.await(MINUTES_TO_STOP, TimeUnit.MINUTES)) {
                Runtime.getRuntime().halt(code[0]);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
