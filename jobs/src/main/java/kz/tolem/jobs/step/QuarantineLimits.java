package kz.tolem.jobs.step;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import kz.tolem.calc.columns.Defect;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Planned;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import kz.tolem.jobs.run.RunStore.Acceptance;
import kz.tolem.writers.files.FaultPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether so many families are in quarantine that something is wrong with the registry and not with them. Counted are
 * families: one with ten bad rows is one. Whatever holds money counts, accounts too; a warning, which is paid, does not.
 */
@Component
class QuarantineLimits {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineLimits.class);

    private final Work work;
    private final RunStore runs;
    private final RangeStore ranges;
    private final FrozenFiles frozen;
    private final TolemProperties.Limits limits;

    QuarantineLimits(Work work, RunStore runs, RangeStore ranges, FrozenFiles frozen, TolemProperties properties) {
        this.work = work;
        this.runs = runs;
        this.ranges = ranges;
        this.frozen = frozen;
        this.limits = properties.limits();
    }

    /** @throws Refusal with {@link ExitCode#QUARANTINE} and the list, unless somebody accepted it for this run */
    void check() {
        Run run = work.run();
        runs.enter(run, "limits");
        List<Message> exceeded = exceeded(run);
        if (!exceeded.isEmpty()) {
            if (!isAccepted(run)) {
                throw refusal(run, exceeded);
            }
            LOG.warn("run {} goes on with too much in quarantine, as was accepted: {}", run.period(), exceeded);
        }
        FaultPoint.pass("limits.kept");
    }

    private boolean isAccepted(Run run) {
        return runs.acceptances(run).stream().anyMatch(acceptance -> acceptance.what() == Acceptance.What.QUARANTINE);
    }

    private List<Message> exceeded(Run run) {
        List<Planned> planned = ranges.planned(run);
        long families = planned.stream().mapToLong(Planned::families).sum();
        long inDoubt = planned.stream().mapToLong(Planned::familiesInDoubt).sum();
        List<Message> exceeded = new ArrayList<>();
        ranges.quarantine(run).forEach((defect, found) -> {
            if (!Defect.valueOf(defect).isWarning() && isTooMany(found.families(), families, limits.defectPercent())) {
                exceeded.add(Message.of(
                        "{}: {} rows of {}",
                        defect,
                        Output.count(found.rows()),
                        share(found.families(), families, limits.defectPercent())));
            }
        });
        if (isTooMany(inDoubt, families, limits.quarantinePercent())) {
            exceeded.add(Message.of("any defect: {}", share(inDoubt, families, limits.quarantinePercent())));
        }
        return exceeded;
    }

    private boolean isTooMany(long struck, long families, BigDecimal percent) {
        return struck >= limits.quarantineFloor()
                && BigDecimal.valueOf(struck)
                                .movePointRight(2)
                                .compareTo(BigDecimal.valueOf(families).multiply(percent))
                        > 0;
    }

    private static Message share(long struck, long families, BigDecimal allowed) {
        BigDecimal percent = families == 0
                ? BigDecimal.valueOf(100)
                : BigDecimal.valueOf(struck)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(families), 2, RoundingMode.HALF_UP);
        return Message.of(
                "{} families, {}% of {}, allowed {}%",
                Output.count(struck), percent.toPlainString(), Output.count(families), allowed.toPlainString());
    }

    private Refusal refusal(Run run, List<Message> exceeded) {
        return new Refusal(
                ExitCode.QUARANTINE,
                Message.of(
                        "too much of the registry is in quarantine for {}:\n    {}\nNothing is calculated. The rows "
                                + "stand in quarantine-*.parquet of {}. Have them mended in the registry, then: tolem "
                                + "discard {} --as NAME --reason TEXT, and: tolem {}. Or go on and hold what they put "
                                + "in doubt: tolem relaunch {} --accept-quarantine REASON",
                        run.period(),
                        Message.joined("\n    ", exceeded),
                        frozen.directory(runs.byId(run.id())),
                        run.period(),
                        run.period().command(),
                        run.period()));
    }
}
