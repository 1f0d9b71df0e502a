package kz.tolem.sample;

import kz.tolem.sample.Code.AwardKind;
import kz.tolem.sample.Code.Cause;
import kz.tolem.sample.Code.IncomeKind;
import kz.tolem.sample.Code.Residence;
import org.jspecify.annotations.Nullable;

/** One made-up person with all facts; filled anew for family after family. Days are epoch days. */
final class Person {

    static final int NEVER = RowBuffer.NO_DATE;
    static final int NOBODY = -1;

    private static final int MOST_INCOMES = 12;
    private static final int MOST_DISABILITIES = 2;
    private static final int MOST_AWARDS = 2;
    private static final int MONTHS = 3;

    long id;
    int birth;
    int death;
    boolean female;
    boolean child;
    boolean roleUnknown;
    Residence residence = Residence.CITIZEN;
    /** 0: not known. */
    int birthOrder;

    int from;
    int to;
    final byte[] iin = new byte[IinSerials.LENGTH];
    boolean hasIin;
    /** Moved to the next family, which has the facts. */
    boolean movedAway;

    int disabilities;
    final int[] disabilityGroup = new int[MOST_DISABILITIES];
    final int[] disabilityFrom = new int[MOST_DISABILITIES];
    final int[] disabilityTo = new int[MOST_DISABILITIES];
    Cause cause = Cause.GENERAL;
    boolean causeUnknown;

    int studyFrom;
    int studyTo;
    int incapacityFrom;
    int incapacityTo;

    /** Index in the household of who cares for this person, or {@link #NOBODY}. */
    int carer;

    boolean careInsured;
    int careFrom;
    int careTo;

    int lossFrom;
    boolean lossOfBoth;

    final @Nullable AwardKind[] awards = new AwardKind[MOST_AWARDS];
    final int[] awardFrom = new int[MOST_AWARDS];
    int awardCount;

    boolean hasAccount;
    boolean ibanBroken;
    int olderAccountFrom;
    int accountFrom;

    int incomes;
    final @Nullable IncomeKind[] incomeKind = new IncomeKind[MOST_INCOMES];
    final long[] incomeAmount = new long[MOST_INCOMES * MONTHS];
    boolean incomeKindUnknown;

    void reset(long personId, int birthDay, boolean isFemale, boolean isChild) {
        id = personId;
        birth = birthDay;
        death = NEVER;
        female = isFemale;
        child = isChild;
        roleUnknown = false;
        residence = Residence.CITIZEN;
        birthOrder = 0;
        from = birthDay;
        to = NEVER;
        hasIin = true;
        movedAway = false;
        disabilities = 0;
        causeUnknown = false;
        studyFrom = NEVER;
        studyTo = NEVER;
        incapacityFrom = NEVER;
        incapacityTo = NEVER;
        carer = NOBODY;
        careInsured = false;
        careFrom = NEVER;
        careTo = NEVER;
        lossFrom = NEVER;
        lossOfBoth = false;
        awardCount = 0;
        hasAccount = false;
        ibanBroken = false;
        olderAccountFrom = NEVER;
        accountFrom = NEVER;
        incomes = 0;
        incomeKindUnknown = false;
    }

    void addDisability(int group, Cause why, int fromDay, int toDay) {
        disabilityGroup[disabilities] = group;
        disabilityFrom[disabilities] = fromDay;
        disabilityTo[disabilities] = toDay;
        cause = why;
        disabilities++;
    }

    /** Whether a disability holds at the day. */
    boolean isDisabled(int day) {
        return group(day) >= 0;
    }

    /** The group that holds at the day, -1 without one. */
    int group(int day) {
        for (int i = disabilities - 1; i >= 0; i--) {
            if (disabilityFrom[i] <= day && (disabilityTo[i] == NEVER || disabilityTo[i] > day)) {
                return disabilityGroup[i];
            }
        }
        return -1;
    }

    boolean studies(int day) {
        return studyFrom != NEVER && studyFrom <= day && (studyTo == NEVER || studyTo > day);
    }

    boolean isAlive(int day) {
        return birth <= day && (death == NEVER || death >= day);
    }

    void addAward(AwardKind kind, int fromDay) {
        int at = awardCount < MOST_AWARDS ? awardCount++ : MOST_AWARDS - 1;
        AwardKind first = awards[0];
        if (at == 1 && first != null && first.compareTo(kind) > 0) {
            awards[1] = first;
            awardFrom[1] = awardFrom[0];
            at = 0;
        } else if (at == 1 && first == kind) {
            awardCount = 1;
            return;
        }
        awards[at] = kind;
        awardFrom[at] = fromDay;
    }

    /** Tiyn of the three months of the quarter before; {@link RowBuffer#NO_AMOUNT}: the month has no row. */
    void addIncome(IncomeKind kind, long first, long second, long third) {
        int at = incomes;
        while (at > 0 && isAfter(incomeKind[at - 1], kind)) {
            incomeKind[at] = incomeKind[at - 1];
            System.arraycopy(incomeAmount, (at - 1) * MONTHS, incomeAmount, at * MONTHS, MONTHS);
            at--;
        }
        incomeKind[at] = kind;
        incomeAmount[at * MONTHS] = first;
        incomeAmount[at * MONTHS + 1] = second;
        incomeAmount[at * MONTHS + 2] = third;
        incomes++;
    }

    boolean hasIncome(IncomeKind kind) {
        for (int i = 0; i < incomes; i++) {
            if (incomeKind[i] == kind) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAfter(@Nullable IncomeKind one, IncomeKind other) {
        return one != null && one.compareTo(other) > 0;
    }
}
