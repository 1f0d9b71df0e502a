package kz.tolem.jobs.step;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunStore;
import org.springframework.stereotype.Component;

/**
 * Whether the registry that was frozen is a whole one: a table that has lost half of its rows since the last run was not
 * filled to the end. Looked at before the freeze is noted as done, so that a relaunch freezes anew.
 */
@Component
class FeedCheck {

    private static final String FAMILIES = "family";

    private final RunStore runs;
    private final RangeStore ranges;
    private final TolemProperties.Limits limits;

    FeedCheck(RunStore runs, RangeStore ranges, TolemProperties properties) {
        this.runs = runs;
        this.ranges = ranges;
        this.limits = properties.limits();
    }

    /**
     * Compares with the last run that was not discarded.
     *
     * @throws Refusal with {@link ExitCode#INFRASTRUCTURE} naming each table that shrank too far
     */
    void refuseUnlessWhole(Run run, Freezer.Frozen frozen) {
        Optional<Run> before = runs.before(run, frozen.sample());
        if (before.isEmpty() || limits.feedPercent().signum() == 0) {
            return;
        }
        List<Message> problems = problems(before.get(), frozen.tables());
        if (!problems.isEmpty()) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "the registry is not whole, so nothing was computed for {}:\n    {}\nHave the registry "
                                    + "filled to the end, then: tolem relaunch {}. If so many rows are right, set "
                                    + "TOLEM_LIMITS_FEED_PERCENT (now {}) lower for that one relaunch",
                            run.period(),
                            Message.joined("\n    ", problems),
                            run.period(),
                            limits.feedPercent()));
        }
    }

    private List<Message> problems(Run before, SortedMap<String, Long> now) {
        List<Message> problems = new ArrayList<>();
        ranges.tables(before).forEach((table, then) -> {
            long rows = now.getOrDefault(table, 0L);
            boolean isCompared = table.equals(FAMILIES) || then >= limits.feedFloor();
            if (isCompared && isTooFew(rows, then)) {
                problems.add(Message.of(
                        "table registry.{} has {} rows{}, {} had {}",
                        table,
                        Output.count(rows),
                        table.equals("income") ? Message.of(" of the quarter before") : "",
                        before.period(),
                        Output.count(then)));
            }
        });
        return problems;
    }

    private boolean isTooFew(long rows, long then) {
        BigDecimal allowed = BigDecimal.valueOf(then).multiply(limits.feedPercent());
        return rows < then && BigDecimal.valueOf(rows).movePointRight(2).compareTo(allowed) <= 0;
    }
}
