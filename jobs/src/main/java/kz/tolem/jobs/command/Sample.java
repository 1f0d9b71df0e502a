package kz.tolem.jobs.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.sample.SamplePovertyLines;
import kz.tolem.sample.SampleRefused;
import kz.tolem.sample.SampleSpec;
import kz.tolem.sample.SampleWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tolem sample --families N}. */
@Command(
        name = "sample",
        description = "Fills an empty registry with made-up families and marks it as a sample.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem sample --families 20000", "  tolem sample --families 20000 --region 71 --seed 2"},
        mixinStandardHelpOptions = true)
public final class Sample implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--families", required = true, paramLabel = "N", description = "How many; 6200000 is the nation.")
    private long families;

    @Option(
            names = "--region",
            paramLabel = "KATO",
            description = "Only this region; may be repeated (default: all twenty).")
    private List<String> regions = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Another seed, another nation (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--quarter", paramLabel = "Q", description = "Quarter of the sample (default: ${DEFAULT-VALUE}).")
    private String quarter = "2026Q1";

    Sample(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        SampleSpec sample;
        try {
            sample = SampleSpec.of(families, seed, regions, quarter);
        } catch (SampleRefused e) {
            throw new Refusal(ExitCode.USAGE, e.message(), e);
        }
        fill(
                session,
                sample,
                session.voice(spec.commandLine().getOut()),
                session.voice(spec.commandLine().getErr()));
        return ExitCode.DONE.code();
    }

    /** Fills the registry and writes the poverty lines that nobody published. */
    static void fill(Session session, SampleSpec sample, Voice out, Voice err) throws SQLException, IOException {
        Databases databases = session.part(Databases.class);
        databases.createRegistry();
        long[] shown = {System.nanoTime()};
        try {
            SampleWriter.Outcome outcome = SampleWriter.fill(
                    databases.registry(),
                    sample,
                    session.part(TolemProperties.class).workersOrCores(),
                    (filled, all) -> {
                        if (System.nanoTime() - shown[0] > 3_000_000_000L) {
                            shown[0] = System.nanoTime();
                            err.say(Message.of("sample: {} of {} families", Output.count(filled), Output.count(all)));
                            err.flush();
                        }
                    });
            Path lines = SamplePovertyLines.write(session.home().law(), sample.quarter());
            out.say(
                    outcome == SampleWriter.Outcome.FILLED
                            ? Message.of(
                                    "The registry holds {} made-up families for {}.",
                                    Output.count(sample.families()),
                                    sample.quarter())
                            : Message.of("The registry holds this sample already; nothing was touched."));
            out.say(Message.of("Poverty lines that nobody published were made up: {}", lines));
            out.flush();
        } catch (SampleRefused e) {
            throw new Refusal(ExitCode.USAGE, e.message(), e);
        }
    }
}
