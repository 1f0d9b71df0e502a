package kz.tolem.calc.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.explain.Doubtful.InWorld;
import kz.tolem.calc.family.Reads;
import kz.tolem.calc.family.World;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.Reason;
import org.jspecify.annotations.Nullable;

/** Which rows of the registry a row of outcome rests on: what the rule read, and what the payment needs. */
final class UsedFacts {

    private final FamilyMonth month;
    private final FamilyColumns columns;
    private final OutcomeColumns outcomes;

    UsedFacts(FamilyMonth month) {
        this.month = month;
        this.columns = month.columns();
        this.outcomes = month.outcomes();
    }

    /**
     * The facts, by table and row.
     *
     * @param trace null where the rule was not asked
     */
    List<Fact> of(int row, @Nullable Trace trace) {
        Map<Reads.Row, Set<Column>> used = new LinkedHashMap<>();
        if (trace != null && !outcomes.isLaterApplication(row)) {
            addRead(row, trace, used);
        }
        addPayment(row, used);
        List<Fact> facts = new ArrayList<>();
        used.keySet().stream().sorted(inOrder()).forEach(read -> {
            Fact fact = Facts.of(read.table(), read.number(), used.getOrDefault(read, Set.of()));
            facts.add(trace != null && read.table() == columns.incomes ? counted(fact, read, trace) : fact);
        });
        return facts;
    }

    private Comparator<Reads.Row> inOrder() {
        List<Table> tables = columns.tables();
        return Comparator.<Reads.Row>comparingInt(row -> tables.indexOf(row.table()))
                .thenComparing(Reads.Row::number);
    }

    private static Fact counted(Fact fact, Reads.Row row, Trace trace) {
        List<Fact.Value> values = new ArrayList<>(fact.values());
        boolean counts = trace.reads().countedIncomes().contains(row.number());
        values.add(new Fact.Value("counted", Fact.Type.FLAG, counts));
        return new Fact(fact.table(), fact.number(), values, fact.defect());
    }

    /** What the rule read of the subject. Applications and accounts are those that the outcome names. */
    private void addRead(int row, Trace trace, Map<Reads.Row, Set<Column>> into) {
        Long person = month.person(row);
        trace.reads().facts().forEach((read, columnsRead) -> {
            boolean isOfPayment = read.table() == columns.applications || read.table() == columns.accounts;
            if (!isOfPayment && (person == null || Facts.isAbout(read.table(), read.number(), person))) {
                into.computeIfAbsent(read, unused -> new LinkedHashSet<>()).addAll(columnsRead);
            }
        });
    }

    private void addPayment(int row, Map<Reads.Row, Set<Column>> into) {
        add(columns.applications, outcomes.application(row), into);
        if (outcomes.isLaterApplication(row)) {
            int deciding = outcomes.find(0, outcomes.benefit(row), outcomes.subject(row));
            add(columns.applications, deciding < 0 ? -1 : outcomes.application(deciding), into);
        }
        add(columns.members, outcomes.payee(row), into, columns.members.birth);
        add(columns.accounts, outcomes.account(row), into);
    }

    private static void add(Table table, int row, Map<Reads.Row, Set<Column>> into, Column... columns) {
        if (row >= 0) {
            Collections.addAll(
                    into.computeIfAbsent(new Reads.Row(table, row), unused -> new LinkedHashSet<>()), columns);
        }
    }

    /** What is in doubt and what it decides; null where no doubt decides. */
    @Nullable
    Doubtful doubt(int row) {
        Reason reason = outcomes.reason(row);
        if (reason != Reason.MEMBER_IN_DOUBT && reason != Reason.FACT_IN_DOUBT) {
            return null;
        }
        List<InWorld> worlds = new ArrayList<>();
        if (month.isInDoubt()) {
            for (World world : World.values()) {
                worlds.add(new InWorld(world, month.state(world, row), month.amount(world, row)));
            }
        }
        return new Doubtful(records(row), worlds);
    }

    private List<Doubtful.Row> records(int row) {
        Map<Reads.Row, Set<Column>> used = new LinkedHashMap<>();
        Benefit leader = outcomes.benefit(row).follows();
        for (World world : World.values()) {
            Trace trace = month.traces().of(world, outcomes.benefit(row));
            if (trace != null) {
                addRead(row, trace, used);
            }
            Trace leading = leader == null ? null : month.traces().of(world, leader);
            if (leading != null) {
                leading.reads().facts().keySet().forEach(read -> used.putIfAbsent(read, new LinkedHashSet<>()));
            }
        }
        addPayment(row, used);
        List<Doubtful.Row> records = records(used.keySet().stream()
                .filter(read -> read.table().isInDoubt(read.number()))
                .sorted(inOrder())
                .toList());
        if (!records.isEmpty()) {
            return records;
        }
        if (month.isInDoubt()) {
            return records(columns.tables().stream().flatMap(this::inDoubt).toList());
        }
        // a group that does not go with the age puts no row in doubt, only the allowance (rules, D1)
        return used.keySet().stream()
                .filter(read -> read.table() == columns.disabilities)
                .sorted(inOrder())
                .map(read ->
                        new Doubtful.Row(Facts.of(read.table(), read.number(), Set.of()), Defect.GROUP_AGE_MISMATCH))
                .toList();
    }

    private Stream<Reads.Row> inDoubt(Table table) {
        int first = columns.first(table, month.family());
        int end = columns.first(table, month.family() + 1);
        return IntStream.range(first, end).filter(table::isInDoubt).mapToObj(number -> new Reads.Row(table, number));
    }

    private List<Doubtful.Row> records(List<Reads.Row> rows) {
        List<Doubtful.Row> records = new ArrayList<>();
        for (Reads.Row row : rows) {
            Fact fact = Facts.of(row.table(), row.number(), Set.of(shown(row.table())));
            if (fact.defect() != null) {
                records.add(new Doubtful.Row(fact, fact.defect()));
            }
        }
        return records;
    }

    /** Of a member what a defect can concern; of a family its region. */
    private Column[] shown(Table table) {
        if (table == columns.members) {
            return new Column[] {columns.members.birth, columns.members.sex, columns.members.role};
        }
        return table == columns.families ? new Column[] {columns.families.region} : new Column[0];
    }
}
