package kz.tolem.jobs.command;

import java.util.Set;
import java.util.TreeSet;
import kz.tolem.calc.Message;
import kz.tolem.calc.columns.Region;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import picocli.CommandLine.Option;

/** The option {@code --region} of commands that show orders or cases. */
final class Regions {

    @Option(names = "--region", paramLabel = "KATO", description = "Only these regions, two digits, for example 71.")
    private Set<String> codes = new TreeSet<>();

    /** Whether a region is one of them, or none was named. */
    boolean include(String code) {
        return codes.isEmpty() || codes.contains(code);
    }

    /**
     * KATO, two digits, in their order; empty for all.
     *
     * @throws Refusal with {@link ExitCode#USAGE} when one is no region
     */
    Set<String> known() {
        for (String code : codes) {
            if (Region.VOCABULARY.number(code) < 0) {
                throw new Refusal(
                        ExitCode.USAGE,
                        Message.of("--region {} is no region: write one of {}", code, Region.VOCABULARY.codes()));
            }
        }
        return codes;
    }
}
