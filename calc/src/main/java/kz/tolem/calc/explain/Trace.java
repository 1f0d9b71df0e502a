package kz.tolem.calc.explain;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.Reads;
import kz.tolem.calc.outcome.Decisions;
import org.jspecify.annotations.Nullable;

/** What the rule of one benefit read of a family in one world, and what it said. */
final class Trace {

    private final Reads reads = new Reads();
    private final List<Finding> findings = new ArrayList<>();
    private int members;
    private boolean holdsAll;

    Reads reads() {
        return reads;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    void holdWhateverIsAppliedFor() {
        holdsAll = true;
    }

    /** Whether every application is held, whatever the facts are. */
    boolean holdsAll() {
        return holdsAll;
    }

    /** Notes how many members count. */
    void count(FamilyView family) {
        members = family.size();
    }

    /** Number of members that count in this world. */
    int members() {
        return members;
    }

    /**
     * What was said of a subject.
     *
     * @param person null for the family
     */
    @Nullable
    Finding of(Members table, @Nullable Long person) {
        for (Finding finding : findings) {
            boolean isOfFamily = finding.subject() == Decisions.FAMILY;
            if (person == null ? isOfFamily : !isOfFamily && table.person.at(finding.subject()) == person) {
                return finding;
            }
        }
        return null;
    }
}
