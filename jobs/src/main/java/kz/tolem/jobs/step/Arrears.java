package kz.tolem.jobs.step;

import java.util.List;
import kz.tolem.jobs.run.DifferenceCause;
import kz.tolem.jobs.step.Difference.Arrear;
import kz.tolem.writers.casework.ChangedCases;
import kz.tolem.writers.casework.DifferenceCase;

/** Writes down why something is ordered for a month that was calculated before. */
final class Arrears {

    private Arrears() {}

    static ChangedCases<DifferenceCase> rows(Workspace workspace, List<Arrear> arrears, DifferenceCauses causes) {
        ChangedCases<DifferenceCase> rows = new ChangedCases<>();
        for (Arrear one : arrears) {
            long family = workspace.families().families.family.at(one.family());
            rows.add(new DifferenceCase(
                    family,
                    one.subject(),
                    one.benefit(),
                    workspace.orders().months().get(one.month()).month(),
                    one.ordered(),
                    one.found().due(),
                    cause(one, family, causes).name(),
                    causes.changedTables(family)));
        }
        return rows;
    }

    /** Had nothing bounced, nothing would be ordered: nothing else needs to be looked for. */
    private static DifferenceCause cause(Arrear one, long family, DifferenceCauses causes) {
        return one.bounced() > 0 && one.ordered() + one.bounced() >= one.found().due()
                ? DifferenceCause.RETURNED
                : causes.of(family, one.benefit(), one.month(), one.subject(), one.found());
    }
}
