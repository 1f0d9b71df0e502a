package kz.tolem.calc.explain;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.family.RecordingFamily;
import kz.tolem.calc.family.World;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.MonthCalculation;
import kz.tolem.calc.outcome.MonthRules;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.State;
import org.jspecify.annotations.Nullable;

/** One family in one month, calculated as a run does, with what was read on the way in each world. */
final class FamilyMonth {

    private static final List<World> SURE_FIRST = List.of(World.SURE, World.WITH_ALL, World.WITH_MEMBERS);
    private static final List<World> FULLEST_FIRST = List.of(World.WITH_ALL, World.WITH_MEMBERS, World.SURE);

    private final FamilyColumns columns;
    private final int family;
    private final LawInForce law;
    private final Traces traces;
    private final MonthCalculation calculation;
    private final OutcomeColumns outcomes = new OutcomeColumns();

    /**
     * @param family row of the family
     * @param firstToOffer place of the first month in which what nobody claimed is listed
     * @param monthIndex place of the month among those of the run
     */
    FamilyMonth(FamilyColumns columns, int family, int firstToOffer, int monthIndex, LawInForce law) {
        this.columns = columns;
        this.family = family;
        this.law = law;
        this.traces = new Traces(law);
        this.calculation = new MonthCalculation(monthIndex, firstToOffer, law, new MonthRules(traces::build));
        calculation.calculate(
                new RecordingFamily(columns, law.month()), new FamilyBatch(columns, family, family + 1), outcomes);
    }

    FamilyColumns columns() {
        return columns;
    }

    int family() {
        return family;
    }

    LawInForce law() {
        return law;
    }

    OutcomeColumns outcomes() {
        return outcomes;
    }

    Traces traces() {
        return traces;
    }

    boolean isInDoubt() {
        return columns.isInDoubt(family);
    }

    /** Rows of outcome of a benefit. */
    List<Integer> rows(Benefit benefit) {
        return IntStream.range(0, outcomes.size())
                .filter(row -> outcomes.benefit(row) == benefit)
                .boxed()
                .toList();
    }

    /** Number of the person whom a row of outcome is about; null for the family. */
    @Nullable
    Long person(int row) {
        return outcomes.benefit(row).isOfFamily() ? null : (Long) outcomes.subject(row);
    }

    /** The row of what is ordered for the subject beside which this one is held; negative where it stands by itself. */
    int ordered(int row) {
        return outcomes.isBesideOrder(row) ? outcomes.find(0, outcomes.benefit(row), outcomes.subject(row)) : -1;
    }

    /** The world whose rules explain a row of outcome: one that comes to its amount, if there is any. */
    World world(int row) {
        if (!isInDoubt()) {
            return World.SURE;
        }
        int ordered = ordered(row);
        long amount = ordered < 0 ? outcomes.amount(row) : outcomes.amount(row) + outcomes.amount(ordered);
        Predicate<World> isAmount = world -> find(world, row) >= 0 && amount(world, row) == amount;
        return Stream.of(
                        SURE_FIRST.stream().filter(isAmount.and(world -> state(world, row) == outcomes.state(row))),
                        FULLEST_FIRST.stream().filter(isAmount),
                        FULLEST_FIRST.stream().filter(world -> find(world, row) >= 0))
                .flatMap(worlds -> worlds)
                .findFirst()
                .orElse(World.SURE);
    }

    /** What came of the subject of a row in one world of a family in doubt; null where nothing did. */
    @Nullable
    State state(World world, int row) {
        int found = find(world, row);
        return found < 0 ? null : calculation.lastIn(world).state(found);
    }

    /** The amount of that, tiyn; {@link MoneyColumn#UNKNOWN} also where nothing came of it. */
    long amount(World world, int row) {
        int found = find(world, row);
        return found < 0 ? MoneyColumn.UNKNOWN : calculation.lastIn(world).amount(found);
    }

    private int find(World world, int row) {
        return calculation.lastIn(world).find(0, outcomes.benefit(row), outcomes.subject(row));
    }
}
