package kz.tolem.jobs.step;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.tolem.calc.Message;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.run.RangeStore;
import kz.tolem.jobs.run.RangeStore.Planned;
import kz.tolem.jobs.run.RangeStore.Total;
import kz.tolem.jobs.run.Run;
import kz.tolem.readers.ledger.PaidFamilies;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** What made totals move, as far as it is known: families that are new or gone, the law, arrears. */
@Component
class VarianceCauses {

    private static final int PARAMETERS_SHOWN = 20;

    private final RangeStore ranges;
    private final LawBook law;
    private final DataSource ledger;

    VarianceCauses(RangeStore ranges, LawBook law, DataSource ledger) {
        this.ranges = ranges;
        this.law = law;
        this.ledger = ledger;
    }

    /** One cause a line. {@code lawThen} is empty when it was not kept. */
    List<Message> list(Run then, Run now, Optional<LawBook> lawThen) {
        List<Message> causes = new ArrayList<>();
        causes.add(Message.of(
                "families in the registry: {} -> {}", Output.count(families(then)), Output.count(families(now))));
        causes.addAll(families(then, now));
        causes.addAll(law(then, now, lawThen));
        arrears(now).ifPresent(causes::add);
        return causes;
    }

    private long families(Run run) {
        return ranges.planned(run).stream().mapToLong(Planned::families).sum();
    }

    private List<Message> families(Run then, Run now) {
        List<Message> lines = new ArrayList<>();
        try (Connection connection = ledger.getConnection()) {
            for (PaidFamilies paid : PaidFamilies.compare(connection, quarter(then), quarter(now))) {
                if (paid.newFamilies() > 0 || paid.goneFamilies() > 0) {
                    lines.add(Message.of(
                            "{}: {} families new (+{} KZT), {} gone (-{}), {} as before ({} -> {}, each at its own indices)",
                            paid.benefit(),
                            Output.count(paid.newFamilies()),
                            Output.tenge(paid.newAmount()),
                            Output.count(paid.goneFamilies()),
                            Output.tenge(paid.goneAmount()),
                            Output.count(paid.sameFamilies()),
                            Output.tenge(paid.sameBefore()),
                            Output.tenge(paid.sameAfter())));
                }
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the ledger's families", e);
        }
        return lines;
    }

    private static PaidFamilies.Months quarter(Run run) {
        YearMonth first = run.period().firstMonth();
        return new PaidFamilies.Months(run.id(), first, first.plusMonths(2));
    }

    private List<Message> law(Run then, Run now, Optional<LawBook> lawThen) {
        List<Message> lines = new ArrayList<>();
        if (!Objects.equals(then.lawDigest(), now.lawDigest())) {
            lines.add(Message.of("the law files changed (digest {} -> {})", then.lawDigest(), now.lawDigest()));
        }
        if (lawThen.isEmpty()) {
            lines.add(Message.of(
                    "which parameters of the law changed is not known: the law of {} is not kept any more",
                    then.period()));
            return lines;
        }
        Map<String, String> before = parameters(lawThen.get(), then.lastMonth());
        Map<String, String> after = parameters(law, now.lastMonth());
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Message> changed = names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> Message.of("parameter {}: {} -> {}", name, value(before, name), value(after, name)))
                .toList();
        lines.addAll(changed.subList(0, Math.min(PARAMETERS_SHOWN, changed.size())));
        if (changed.size() > PARAMETERS_SHOWN) {
            lines.add(Message.of(
                    "and {} more parameters of the law: tolem law {} {}",
                    changed.size() - PARAMETERS_SHOWN,
                    then.lastMonth(),
                    now.lastMonth()));
        }
        return lines;
    }

    private static Message value(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        return value == null ? Message.of("none") : Message.quoted(value);
    }

    /** Value and status of every parameter but the indices, whose growth is taken out. */
    private static Map<String, String> parameters(LawBook book, YearMonth month) {
        return book.inForceEntries(month).stream()
                .filter(entry -> entry.parameter() != null)
                .collect(Collectors.toMap(
                        Entry::name,
                        entry -> Objects.requireNonNullElse(entry.value(), "no value") + " ("
                                + entry.status().text() + ")",
                        (one, other) -> one,
                        TreeMap::new));
    }

    private Optional<Message> arrears(Run run) {
        long count = 0;
        long amount = 0;
        for (Total total : ranges.totals(run)) {
            if (total.kind() == OutcomeKind.ORDERED
                    && total.month().isBefore(run.period().firstMonth())) {
                count += total.count();
                amount = Math.addExact(amount, total.amount());
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(Message.of(
                        "arrears for months before {}: {} orders, {} KZT",
                        run.period().firstMonth(),
                        Output.count(count),
                        Output.tenge(amount)));
    }
}
