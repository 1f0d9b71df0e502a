package kz.tolem.jobs.command;

import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import picocli.CommandLine.Command;

/** {@code tolem tune}, for its help: the script {@code tolem} does it, before there is a JVM. */
@Command(
        name = "tune",
        description =
                "Shows Java (25 or newer) by a run over made-up families what to load and compile, so that runs take"
                        + " less time. Once after each installation or update; takes half a minute.",
        footerHeading = "%nExamples:%n",
        footer = "  tolem tune",
        mixinStandardHelpOptions = true)
public final class Tune implements Callable<Integer> {

    Tune() {}

    @Override
    public Integer call() {
        throw new Refusal(
                ExitCode.USAGE, Message.of("tune is done by the script and takes no options: type ./tolem tune"));
    }
}
