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

    /** @param monthIndex place of the month among those that are calculated */
    public MonthCalculation(int monthIndex, LawInForce law, MonthRules rules) {
        this.monthIndex = monthIndex;
        this.law = law;
        this.judge = new Judge(monthIndex, rules, law);
    }

    /** Appends what came of each family that is calculated in this month. */
    public void calculate(FamilyBatch batch, OutcomeColumns into) {
        FamilyView view = new FamilyView(batch.columns(), law.month());
        for (int family = batch.from(); family < batch.to(); family++) {
            if (!batch.extent().includes(family, monthIndex)) {
                continue;
            }
            judge.beginFamily(batch.extent().firstMonth(family) == monthIndex);
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

    private OutcomeColumns judged(FamilyView view, int family, World world, OutcomeColumns into) {
        into.clear();
        view.moveTo(family, world);
        judge.judge(view, into);
        return into;
    }
}
