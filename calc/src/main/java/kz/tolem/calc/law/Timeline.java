package kz.tolem.calc.law;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/** The values of every parameter in the order of time: at most one of each in a month. */
final class Timeline {

    private final Map<String, NavigableMap<LocalDate, Entry>> values;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param values by the parameter's full name and the first day
     * @throws InvalidLaw when two values of one parameter hold in the same month
     */
    private Timeline(Map<String, NavigableMap<LocalDate, Entry>> values) {
        this.values = values;
        for (NavigableMap<LocalDate, Entry> ofOne : values.values()) {
            for (Entry entry : ofOne.values()) {
                entries.add(bounded(entry, next(ofOne, entry)));
            }
        }
    }

    /** An open value ends where the next one begins. */
    private static Entry bounded(Entry entry, @Nullable Entry next) {
        if (next == null) {
            return entry;
        }
        LocalDate to = entry.to();
        if (to != null && to.isAfter(next.from())) {
            throw new InvalidLaw(
                    next.source(),
                    next.name(),
                    Message.of(
                            "the value from {} overlaps with the one from {} to {} in {}",
                            next.from(),
                            entry.from(),
                            to,
                            entry.source()));
        }
        return to == null ? entry.until(next.from()) : entry;
    }

    private static @Nullable Entry next(NavigableMap<LocalDate, Entry> ofOne, Entry entry) {
        Map.Entry<LocalDate, Entry> later = ofOne.higherEntry(entry.from());
        return later == null ? null : later.getValue();
    }

    /** Every value, by parameter and first day, each with the day on which it ends. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The values that hold in a month, by parameter. */
    List<Entry> inForce(YearMonth month) {
        return entries.stream().filter(entry -> entry.isInForce(month)).toList();
    }

    /** The values that ended before a month or with its first day, by parameter and first day. */
    List<Entry> before(YearMonth month) {
        LocalDate day = month.atDay(1);
        return entries.stream()
                .filter(entry -> entry.to() != null && !entry.to().isAfter(day))
                .toList();
    }

    /** What has no value in a month: parameters of benefits, and the indices that their coefficients multiply. */
    List<String> missing(Collection<Parameter> parameters, YearMonth month) {
        List<String> inForce = inForce(month).stream().map(Entry::name).toList();
        return parameters.stream()
                .filter(parameter -> !parameter.isIndex()
                        || parameters.stream()
                                .anyMatch(other -> other.unit().isCoefficient()
                                        && other.unit().text().equals(parameter.subject())))
                .map(Parameter::key)
                .filter(name -> !inForce.contains(name))
                .toList();
    }

    /** This with the other's values, which replace those of the same parameter and first day. */
    Timeline replacedBy(Builder other) {
        Map<String, NavigableMap<LocalDate, Entry>> merged = new TreeMap<>();
        values.forEach((name, ofOne) -> merged.put(name, new TreeMap<>(ofOne)));
        other.values.forEach((name, ofOne) ->
                merged.computeIfAbsent(name, unused -> new TreeMap<>()).putAll(ofOne));
        return new Timeline(merged);
    }

    /** Gathers values, each parameter and first day once. */
    static final class Builder {

        private final Map<String, NavigableMap<LocalDate, Entry>> values = new TreeMap<>();

        /** @throws InvalidLaw when a value of the same parameter and first day is there already */
        void add(List<Entry> entries) {
            for (Entry entry : entries) {
                Entry before = values.computeIfAbsent(entry.name(), unused -> new TreeMap<>())
                        .put(entry.from(), entry);
                if (before != null) {
                    throw new InvalidLaw(
                            entry.source(),
                            entry.name(),
                            Message.of(
                                    "the value from {} stands in {} too; remove one of both",
                                    entry.from(),
                                    before.source()));
                }
            }
        }

        Timeline build() {
            return new Timeline(values);
        }
    }
}
