package kz.tolem.calc.outcome;

import kz.tolem.calc.columns.FamilyBatch;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.World;
import kz.tolem.calc.law.LawInForce;

/** One month over a batch of families. Belongs to one thread. */
public final class MonthCalculation {

    private final int monthIndex;
    private final LawInForce law;
    private final Judge judge;
    private final OutcomeColumns sure = new OutcomeColumns();
    private final OutcomeColumns members = new OutcomeColumns();
    private final OutcomeColumns all = new OutcomeColumns();

    /**
     * @param monthIndex place of the month among those that are calculated
     * @param firstToOffer place of the first month in which what nobody claimed is listed
     */
    public MonthCalculation(int monthIndex, int firstToOffer, LawInForce law, MonthRules rules) {
        this.monthIndex = monthIndex;
        this.law = law;
        this.judge = new Judge(monthIndex, firstToOffer, rules, law);
    }

    /** Appends what came of each family that is calculated in this month. */
    public void calculate(FamilyBatch batch, OutcomeColumns into) {
        calculate(new FamilyView(batch.columns(), law.month()), batch, into);
    }

    /** The same, looked at with the caller's cursor. */
    public void calculate(FamilyView view, FamilyBatch batch, OutcomeColumns into) {
        for (int family = batch.from(); family < batch.to(); family++) {
            if (!batch.extent().includes(family, monthIndex)) {
                continue;
            }
            if (batch.columns().isInDoubt(family)) {
                Doubt.compare(
                        judged(view, family, World.SURE, sure),
                        judged(view, family, World.WITH_MEMBERS, members),
                        judged(view, family, World.WITH_ALL, all),
                        into);
            } else {
                view.moveTo(family, World.SURE);
                judge.judge(view, into);
            }
        }
    }

    /** What came of the last family with a row in doubt in one world. */
    public OutcomeColumns lastIn(World world) {
        return switch (world) {
            case SURE -> sure;
            case WITH_MEMBERS -> members;
            case WITH_ALL -> all;
        };
    }

    private OutcomeColumns judged(FamilyView view, int family, World world, OutcomeColumns into) {
        into.clear();
        view.moveTo(family, world);
        judge.judge(view, into);
        return into;
    }
}
