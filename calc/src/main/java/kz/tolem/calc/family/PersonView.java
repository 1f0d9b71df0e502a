package kz.tolem.calc.family;

import kz.tolem.calc.columns.Cares;
import kz.tolem.calc.columns.Disabilities;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Intervals;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.Role;
import kz.tolem.calc.columns.Sex;
import kz.tolem.calc.law.AgeLimit;

/** One member of a family in one month: a cursor, valid until the family hands out the next one. */
public final class PersonView {

    private final FamilyView family;
    private int row;

    PersonView(FamilyView family) {
        this.family = family;
    }

    PersonView at(int member) {
        row = member;
        return this;
    }

    /** The member's row in the columns. */
    public int row() {
        return row;
    }

    /** Surrogate number of the person. */
    public long id() {
        return members().person.at(row);
    }

    /** Day of birth, days since 1970-01-01. */
    public int birth() {
        return members().birth.at(row);
    }

    /** Whether the person is a child of the family: the relation, not the age. A role that is not known may be a child. */
    public boolean isChild() {
        return members().role.at(row) != Role.ADULT.ordinal();
    }

    /** Whether the person is a woman. */
    public boolean isWoman() {
        return members().sex.at(row) == Sex.F.ordinal();
    }

    /** Under the age in the month: through the month of the birthday (rules, G4). */
    public boolean isUnder(AgeLimit limit) {
        return limit.isUnder(birth());
    }

    /** At least the age in the month: from the month of the birthday on (rules, G4). */
    public boolean isAtLeast(AgeLimit limit) {
        return limit.isAtLeast(birth());
    }

    /** Whether the person studies full-time. */
    public boolean studiesFullTime() {
        return hasInterval(columns().studies);
    }

    /** Whether the person is ill with incapacity of more than two months. */
    public boolean isIncapacitated() {
        return hasInterval(columns().incapacities);
    }

    /** Row of the disability that holds for the month, the latest one that counts (rules, G7); or {@link FamilyView#NONE}. */
    public int disability() {
        Disabilities disabilities = columns().disabilities;
        int found = FamilyView.NONE;
        long id = id();
        for (int i = family.start(disabilities), end = family.end(disabilities); i < end; i++) {
            if (disabilities.person.at(i) == id
                    && family.counts(disabilities, i, disabilities.from, disabilities.to)
                    && (found == FamilyView.NONE || disabilities.from.at(i) >= disabilities.from.at(found))) {
                found = i;
            }
        }
        return found;
    }

    /** Group of the disability in that row: 1, 2, 3, or 0 for a child under 7. */
    public int disabilityGroup(int disability) {
        return columns().disabilities.group.at(disability);
    }

    /** Number of the cause of the disability in that row; negative when the registry's code is not known. */
    public byte disabilityCause(int disability) {
        return columns().disabilities.cause.at(disability);
    }

    /** Whether the person has a disability that counts of group 1 or 2. */
    public boolean hasDisabilityOfGroupOneOrTwo() {
        int disability = disability();
        if (disability == FamilyView.NONE) {
            return false;
        }
        int group = disabilityGroup(disability);
        return group == 1 || group == 2;
    }

    /** Whether the person cares for a member of the family who passes the test. */
    public boolean caresFor(PersonTest test) {
        Cares cares = columns().cares;
        long id = id();
        for (int i = family.start(cares), end = family.end(cares); i < end; i++) {
            if (cares.person.at(i) == id
                    && family.counts(cares, i, cares.from, cares.to)
                    && family.anyOther(cares.cared.at(i), test)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasInterval(Intervals intervals) {
        long id = id();
        for (int i = family.start(intervals), end = family.end(intervals); i < end; i++) {
            if (intervals.person.at(i) == id && family.counts(intervals, i, intervals.from, intervals.to)) {
                return true;
            }
        }
        return false;
    }

    private Members members() {
        return columns().members;
    }

    private FamilyColumns columns() {
        return family.columns();
    }
}
