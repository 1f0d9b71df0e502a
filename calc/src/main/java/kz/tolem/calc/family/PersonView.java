package kz.tolem.calc.family;

import kz.tolem.calc.columns.AwardKind;
import kz.tolem.calc.columns.Awards;
import kz.tolem.calc.columns.Cares;
import kz.tolem.calc.columns.Cause;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Disabilities;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Intervals;
import kz.tolem.calc.columns.Losses;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.Role;
import kz.tolem.calc.columns.Sex;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.law.AgeLimit;

/**
 * One member of a family in one month: a cursor, valid until the family hands out the next one. Facts are read through
 * {@link FamilyView#counts}, what stands in the member's own record through the methods of this class.
 */
public class PersonView {

    /** Stands for an award whose code is not known. */
    public static final int UNKNOWN_AWARD = 1 << 31;

    private final FamilyView family;
    private final FamilyColumns columns;
    private final Members members;
    private int row;

    PersonView(FamilyView family, FamilyColumns columns) {
        this.family = family;
        this.columns = columns;
        this.members = columns.members;
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
        return members.person.at(row);
    }

    /** Day of birth, days since 1970-01-01. */
    public int birth() {
        return members.birth.at(row);
    }

    /** Whether the person was born on that day or before. A birth date that is itself in doubt may be any. */
    public boolean wasBornBy(int day) {
        return birth() <= day || members.defect.at(row) == Defect.BIRTH_IN_FUTURE.ordinal();
    }

    /** Place among the mother's children, from 1; or {@link SmallColumn#NONE}. */
    public short birthOrder() {
        return members.birthOrder.at(row);
    }

    /** Whether the place among the mother's children is known. */
    public boolean hasBirthOrder() {
        return birthOrder() > 0;
    }

    /** Whether the person is a child of the family: the relation, not the age. A role that is not known may be a child. */
    public boolean isChild() {
        return members.role.at(row) != Role.ADULT.ordinal();
    }

    /** Whether the person is a woman. */
    public boolean isWoman() {
        return members.sex.at(row) == Sex.F.ordinal();
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
        return hasInterval(columns.studies);
    }

    /** Whether the person is ill with incapacity of more than two months. */
    public boolean isIncapacitated() {
        return hasInterval(columns.incapacities);
    }

    /** Row of the disability that holds for the month, the latest one that counts (rules, G7); or {@link FamilyView#NONE}. */
    public int disability() {
        Disabilities disabilities = columns.disabilities;
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
        return columns.disabilities.group.at(disability);
    }

    /** Number of the cause of the disability in that row; negative when the registry's code is not known. */
    public byte disabilityCause(int disability) {
        return columns.disabilities.cause.at(disability);
    }

    /** Whether the person has a disability that counts of group 1. */
    public boolean hasDisabilityOfGroupOne() {
        int disability = disability();
        return disability != FamilyView.NONE && disabilityGroup(disability) == 1;
    }

    /** Whether the person has a disability that counts since childhood. */
    public boolean hasDisabilitySinceChildhood() {
        int disability = disability();
        return disability != FamilyView.NONE && disabilityCause(disability) == Cause.SINCE_CHILDHOOD.ordinal();
    }

    /** Whether the person's own disability allowance is ordered in the month (rules, X1). */
    public boolean drawsDisabilityAllowance() {
        return family.drawsDisabilityAllowance(id());
    }

    /** Row of the loss of a breadwinner that holds for the month, the latest one; or {@link FamilyView#NONE}. */
    public int breadwinnerLoss() {
        Losses losses = columns.losses;
        int found = FamilyView.NONE;
        long id = id();
        for (int i = family.start(losses), end = family.end(losses); i < end; i++) {
            if (losses.person.at(i) == id
                    && family.counts(losses, i, losses.from, losses.to)
                    && (found == FamilyView.NONE || losses.from.at(i) >= losses.from.at(found))) {
                found = i;
            }
        }
        return found;
    }

    /** Whether the loss in that row is that of both parents. */
    public boolean isOfBothParents(int loss) {
        return columns.losses.bothParents.at(loss);
    }

    /** The awards and categories that count, as {@link #award bits}; {@link #UNKNOWN_AWARD} for one of an unknown code. */
    public int awards() {
        Awards awards = columns.awards;
        int found = 0;
        long id = id();
        for (int i = family.start(awards), end = family.end(awards); i < end; i++) {
            if (awards.person.at(i) == id && family.counts(awards, i, awards.from, awards.to)) {
                byte kind = awards.kind.at(i);
                found |= kind < 0 ? UNKNOWN_AWARD : 1 << kind;
            }
        }
        return found;
    }

    /** The bit of an award among {@link #awards}. */
    public static int award(AwardKind kind) {
        return 1 << kind.ordinal();
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
        Cares cares = columns.cares;
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

    /** Whether anybody cares for the person. */
    public boolean isCaredFor() {
        return isCaredFor(false, false, 0);
    }

    /** Whether that one cares for the person. */
    public boolean isCaredForBy(long carer) {
        return isCaredFor(false, true, carer);
    }

    /** Whether somebody who draws the insurance fund's payment for it cares for the person. */
    public boolean isCaredForByInsured() {
        return isCaredFor(true, false, 0);
    }

    private boolean isCaredFor(boolean byInsured, boolean byOne, long carer) {
        Cares cares = columns.cares;
        long id = id();
        for (int i = family.start(cares), end = family.end(cares); i < end; i++) {
            if (cares.cared.at(i) == id
                    && (!byInsured || cares.insured.at(i))
                    && (!byOne || cares.person.at(i) == carer)
                    && family.counts(cares, i, cares.from, cares.to)) {
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

    final Members members() {
        return members;
    }
}
