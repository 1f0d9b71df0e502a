package kz.tolem.calc.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tolem.calc.Calculation;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.calc.testing.RandomFamilies;
import kz.tolem.calc.testing.TestFamilies;
import kz.tolem.calc.testing.TestFamily;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules and the oracle agree on families that nobody thought of. */
class OracleTest {

    /** Families per quarter; {@code -Dtolem.oracle.families=…} asks for more. */
    private static final int FAMILIES = Integer.getInteger("tolem.oracle.families", 100_000);

    private static final int AT_A_TIME = 2_000;
    private static final int PARTS = (FAMILIES + AT_A_TIME - 1) / AT_A_TIME;

    /** Disagreements that are shown: the first ones say enough. */
    private static final int SHOWN = 5;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2025-10", "2026-01", "2026-04"})
    void everyOutcomeOfRandomFamiliesIsTheOraclesToo(String firstMonth) throws Exception {
        YearMonth first = YearMonth.parse(firstMonth);
        List<YearMonth> months = List.of(first, first.plusMonths(1), first.plusMonths(2));
        LawBook book = lawWithSampleLines();
        Calculation calculation =
                new Calculation(months.stream().map(book::inForce).toList());
        Findings findings = new Findings();
        AtomicInteger next = new AtomicInteger();
        List<FutureTask<@Nullable Void>> workers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            FutureTask<@Nullable Void> worker =
                    new FutureTask<>(() -> compareParts(next, first, months, calculation, findings), null);
            workers.add(worker);
            new Thread(worker, "oracle-" + i).start();
        }
        for (FutureTask<@Nullable Void> worker : workers) {
            worker.get();
        }

        assertThat(findings.disagreements).isEmpty();
        assertThat(next.get() * AT_A_TIME).as("families compared").isGreaterThanOrEqualTo(FAMILIES);
        assertThat(findings.states).contains(State.ORDERED, State.HELD, State.UNCLAIMED, State.REFUSED, State.NOTHING);
        assertThat(findings.reasons)
                .as("reasons that came up, so that agreement on them means something")
                .contains(
                        Reason.DUPLICATE_APPLICATION,
                        Reason.BREACH,
                        Reason.NOT_NEEDY,
                        Reason.INCOME,
                        Reason.INSURED_CARER,
                        Reason.PARAMETER_UNKNOWN,
                        Reason.PARAMETER_UNCONFIRMED,
                        Reason.BIRTH_ORDER_UNKNOWN,
                        Reason.MEMBER_IN_DOUBT,
                        Reason.FACT_IN_DOUBT,
                        Reason.NO_POVERTY_LINE,
                        Reason.COMMISSION_CONCLUSION_MISSING,
                        Reason.NO_SOCIAL_CONTRACT,
                        Reason.EXCESS_PROPERTY,
                        Reason.NO_RATE_FOR_CAUSE,
                        Reason.PAYEE_DEAD,
                        Reason.PAYEE_MINOR,
                        Reason.NO_ACCOUNT,
                        Reason.IBAN_INVALID);
    }

    /** What all threads found together. */
    private static final class Findings {

        private final List<String> disagreements = new ArrayList<>();
        private final Set<State> states = EnumSet.noneOf(State.class);
        private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

        synchronized void add(List<String> found, OutcomeColumns outcomes) {
            found.stream().limit(SHOWN - (long) disagreements.size()).forEach(disagreements::add);
            for (int i = 0; i < outcomes.size(); i++) {
                states.add(outcomes.state(i));
                reasons.add(outcomes.reason(i));
            }
        }
    }

    /** One thread: takes the next part as long as there is one. */
    private static void compareParts(
            AtomicInteger next, YearMonth first, List<YearMonth> months, Calculation calculation, Findings findings) {
        Oracle oracle = new Oracle();
        Calculation.Worker worker = calculation.worker();
        OutcomeColumns outcomes = new OutcomeColumns();
        for (int part = next.getAndIncrement(); part < PARTS; part = next.getAndIncrement()) {
            long from = 1 + (long) part * AT_A_TIME;
            List<TestFamily> families = RandomFamilies.of(first.hashCode(), from, from + AT_A_TIME, first);
            FamilyColumns columns = TestFamilies.columns(families);
            outcomes.clear();
            worker.calculate(new FamilyBatch(columns, 0, columns.size()), outcomes);
            findings.add(compare(families, months, columns, outcomes, oracle), outcomes);
        }
    }

    private static List<String> compare(
            List<TestFamily> families,
            List<YearMonth> months,
            FamilyColumns columns,
            OutcomeColumns outcomes,
            Oracle oracle) {
        List<List<Row>> calculated = new ArrayList<>();
        for (int i = 0; i < families.size() * months.size(); i++) {
            calculated.add(new ArrayList<>());
        }
        for (int i = 0; i < outcomes.size(); i++) {
            calculated
                    .get(outcomes.family(i) * months.size() + outcomes.month(i))
                    .add(row(outcomes, i, columns));
        }
        List<String> disagreements = new ArrayList<>();
        for (int family = 0; family < families.size(); family++) {
            for (int month = 0; month < months.size(); month++) {
                List<Row> expected = comparable(oracle.judge(families.get(family), months.get(month), months.get(0)));
                List<Row> came = comparable(calculated.get(family * months.size() + month));
                if (!expected.equals(came)) {
                    disagreements.add("family " + families.get(family).id + " in " + months.get(month) + "\n  oracle "
                            + expected + "\n  rules  " + came + "\n  " + describe(families.get(family)));
                }
            }
        }
        return disagreements;
    }

    /** Only what has a meaning in the state: who is paid where something is ordered, how many where something is due. */
    private static List<Row> comparable(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    boolean isOrdered = row.is("ORDERED");
                    boolean isMeasured = isOrdered || row.is("UNCLAIMED") || row.is("HELD") && row.amount() != null;
                    return new Row(
                            row.benefit(),
                            row.subject(),
                            row.state(),
                            row.reason(),
                            row.amount(),
                            row.form(),
                            isMeasured ? row.measure() : 0,
                            row.application(),
                            isOrdered ? row.payee() : null,
                            isOrdered ? row.account() : null);
                })
                .sorted(Row.ORDER)
                .toList();
    }

    private static Row row(OutcomeColumns outcomes, int i, FamilyColumns columns) {
        int application = outcomes.application(i);
        int payee = outcomes.payee(i);
        int account = outcomes.account(i);
        return new Row(
                outcomes.benefit(i).name(),
                outcomes.subject(i),
                outcomes.state(i).name(),
                outcomes.reason(i).name(),
                tenge(outcomes.amount(i)),
                outcomes.form(i).name(),
                outcomes.quantity(i),
                application < 0 ? null : (Long) columns.applications.application.at(application),
                payee < 0 ? null : (Long) columns.members.person.at(payee),
                account < 0
                        ? null
                        : LocalDate.ofEpochDay(columns.accounts.from.at(account))
                                .toString());
    }

    private static @Nullable BigDecimal tenge(long tiyn) {
        return tiyn == MoneyColumn.UNKNOWN ? null : Tiyn.toTenge(tiyn).setScale(0);
    }

    private static String describe(TestFamily family) {
        return String.join(
                "\n  ",
                "region " + family.region + ", wellbeing " + family.wellbeing + ", " + family.defect,
                family.members.toString(),
                family.disabilities.toString(),
                family.studies + " ill " + family.incapacities + " " + family.cares,
                family.incomes.toString(),
                family.awards + " " + family.losses,
                family.applications.toString(),
                family.tsaCases.toString(),
                family.accounts.toString());
    }

    private LawBook lawWithSampleLines() throws IOException {
        StringBuilder yaml = new StringBuilder("poverty-line:\n");
        for (String[] line : OracleLaw.lines("poverty-lines-sample.csv")) {
            yaml.append("  - {region: \"%s\", from: %s, to: %s, value: %s, status: %s, cite: \"%s\"}\n"
                    .formatted(line[1], line[2], line[3], line[4], line[6], line[7]));
        }
        Files.writeString(directory.resolve("lines.yaml"), yaml);
        return LawBook.builtIn().with(directory);
    }
}
