package kz.tolem.jobs.step;

import java.util.List;
import kz.tolem.jobs.step.Difference.Arrear;
import kz.tolem.writers.casework.DifferenceRows;

/** Writes down why something is ordered for a month that was calculated before. */
final class Arrears {

    private Arrears() {}

    static DifferenceRows rows(Workspace workspace, List<Arrear> arrears, DifferenceCauses causes) {
        DifferenceRows rows = new DifferenceRows();
        for (Arrear one : arrears) {
            long family = workspace.families().families.family.at(one.family());
            rows.add(new DifferenceRows.Row(
                    family,
                    one.subject(),
                    one.benefit(),
                    workspace.orders().months().get(one.month()).month(),
                    one.ordered(),
                    one.found().due(),
                    causes.of(family, one.benefit(), one.month(), one.subject(), one.found())
                            .name(),
                    causes.changedTables(family)));
        }
        return rows;
    }
}
