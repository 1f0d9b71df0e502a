package kz.tolem.calc.family;

import java.util.Arrays;
import java.util.function.BiFunction;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.Conclusion;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TsaCases;
import kz.tolem.calc.columns.Vocabulary;
import kz.tolem.calc.law.AgeLimit;

/**
 * One family in one month, seen in one {@link World}: the members that count (rules, G3, G5, X3) and what is known of
 * them. A cursor over columns: one per thread, moved from family to family. Persons that it hands out are cursors too
 * and valid until the next one is asked for.
 *
 * <p>Not final for {@link RecordingFamily} alone, which an explanation makes: where nobody explains, the JVM knows no
 * subclass and calls directly.
 */
public class FamilyView {

    /** No application, no case, no account. */
    public static final int NONE = -1;

    /** Every family has this sign: see {@link #signs}. */
    public static final int FAMILY = 1 << 31;

    /** The registry knows of an award or category in the family. */
    public static final int AWARDS = 1 << 30;

    /** The registry knows of a disability in the family. */
    public static final int DISABILITIES = 1 << 29;

    /** The registry knows of somebody in the family who lost a breadwinner. */
    public static final int LOSSES = 1 << 28;

    private final FamilyColumns columns;
    final MonthFrame month;
    private final Members members;
    private final PersonView person;
    private final PersonView other;
    private final int quarterFirstDay;
    private final int incomeFirstDay;
    private int family;
    private World world = World.SURE;
    private int[] rows = new int[16];
    private int size;
    private long[] drawing = new long[16];
    private int drawingSize;
    private int signs;
    private int lastBirth;

    /** A cursor over {@code columns} in {@code month}; stands nowhere until {@link #moveTo}. */
    public FamilyView(FamilyColumns columns, MonthFrame month) {
        this(columns, month, PersonView::new);
    }

    /** @param persons makes a cursor over the members of a family */
    FamilyView(FamilyColumns columns, MonthFrame month, BiFunction<FamilyView, FamilyColumns, PersonView> persons) {
        this.columns = columns;
        this.month = month;
        this.members = columns.members;
        this.person = persons.apply(this, columns);
        this.other = persons.apply(this, columns);
        this.quarterFirstDay = month.quarterFirstDay();
        this.incomeFirstDay = month.incomeQuarterFirstDay();
    }

    /** Goes to a family, counted from 0, and looks at it in {@code seen}. */
    public void moveTo(int row, World seen) {
        family = row;
        world = seen;
        size = 0;
        drawingSize = 0;
        signs = FAMILY
                | known(columns.awards, AWARDS)
                | known(columns.disabilities, DISABILITIES)
                | known(columns.losses, LOSSES)
                | appliedFor();
        lastBirth = Integer.MIN_VALUE;
        int end = end(members);
        for (int member = start(members); member < end; ) {
            long id = members.person.at(member);
            int counting = NONE;
            boolean isInDoubt = false;
            for (; member < end && members.person.at(member) == id; member++) {
                if (countsAsMember(member)) {
                    counting = member; // a person who left and came back counts once, with the later record
                    isInDoubt |= members.isInDoubt(member);
                }
            }
            if (counting != NONE && !(isInDoubt && world == World.SURE)) {
                if (size == rows.length) {
                    rows = Arrays.copyOf(rows, size * 2);
                }
                rows[size++] = counting;
                lastBirth = Math.max(lastBirth, members.birth.at(counting));
            }
        }
    }

    private int appliedFor() {
        Applications applications = columns.applications;
        int bits = 0;
        for (int row = start(applications), end = end(applications); row < end; row++) {
            byte benefit = applications.benefit.at(row);
            bits |= benefit < 0 ? 0 : 1 << benefit;
        }
        return bits;
    }

    private int known(Table table, int sign) {
        return start(table) < end(table) ? sign : 0;
    }

    private boolean countsAsMember(int member) {
        return members.movedOn.at(member) > month.lastDay()
                && (members.isInDoubt(member) ? mayCountAsMember(member) : belongsToFamily(member) && lives(member));
    }

    /** Dates that are themselves in doubt may be anything; a row keeps its first defect and may have others. */
    private boolean mayCountAsMember(int member) {
        boolean mayBelong = isDefect(member, Defect.DATES_REVERSED)
                || members.to.at(member) <= members.from.at(member)
                || belongsToFamily(member);
        boolean mayLive = isDefect(member, Defect.BIRTH_IN_FUTURE)
                || isDefect(member, Defect.DEATH_BEFORE_BIRTH)
                || members.death.at(member) < members.birth.at(member)
                || lives(member);
        return mayBelong && mayLive;
    }

    private boolean belongsToFamily(int member) {
        return members.from.at(member) <= month.lastDay() && members.to.at(member) > month.firstDay();
    }

    private boolean lives(int member) {
        return members.birth.at(member) <= month.lastDay() && members.death.at(member) >= month.firstDay();
    }

    private boolean isDefect(int member, Defect defect) {
        return members.defect.at(member) == defect.ordinal();
    }

    /** The family's place in the columns. */
    public int row() {
        return family;
    }

    /** The columns that the family lies in. */
    public FamilyColumns columns() {
        return columns;
    }

    /** Number of members that count in the month. */
    public int size() {
        return size;
    }

    /** The i-th member that counts; valid until this is called again. */
    public PersonView person(int i) {
        return person.at(rows[i]);
    }

    /** How many members that count pass the test. */
    public int count(PersonTest test) {
        int passed = 0;
        for (int i = 0; i < size; i++) {
            if (test.test(person.at(rows[i]))) {
                passed++;
            }
        }
        return passed;
    }

    /** Whether the member with that number counts and passes the test. The cursor is not the one of {@link #person}. */
    boolean anyOther(long id, PersonTest test) {
        for (int i = 0; i < size; i++) {
            if (members.person.at(rows[i]) == id) {
                return test.test(other.at(rows[i]));
            }
        }
        return false;
    }

    /** Number of the region in its vocabulary, negative when the registry's code is not known. */
    public byte region() {
        return columns.families.region.at(family);
    }

    /** Level of wellbeing from 1, extreme need, to 6; {@link SmallColumn#NONE} when not scored. */
    public short wellbeing() {
        return columns.families.wellbeing.at(family);
    }

    /**
     * Sum of the incomes of the quarter before, in tiyn, of the members that count, over the kinds that count (rules,
     * T3, T4). Amounts that are not known are left out: see {@link #isIncomeUnknown}.
     *
     * @param counts whether a kind counts, by its number
     */
    public long income(boolean[] counts) {
        Incomes incomes = columns.incomes;
        long total = 0;
        for (int row = start(incomes), end = end(incomes); row < end; row++) {
            if (isCountedIncome(row, counts) && !incomes.isInDoubt(row)) {
                total = Math.addExact(total, incomes.amount.at(row));
            }
        }
        return total;
    }

    /** Whether an income that would count is not known, or in doubt, in a world that takes doubtful facts for true. */
    public boolean isIncomeUnknown(boolean[] counts) {
        Incomes incomes = columns.incomes;
        if (world != World.WITH_ALL) {
            return false;
        }
        for (int row = start(incomes), end = end(incomes); row < end; row++) {
            if (incomes.isInDoubt(row) && isCountedIncome(row, counts)) {
                return true;
            }
        }
        return false;
    }

    boolean isCountedIncome(int row, boolean[] counts) {
        byte kind = columns.incomes.kind.at(row);
        return isOfQuarterBefore(row) && (kind < 0 || counts[kind]) && isMember(columns.incomes.person.at(row));
    }

    /** Whether the income in that row is one of the quarter before. */
    boolean isOfQuarterBefore(int row) {
        int date = columns.incomes.month.at(row);
        return date >= incomeFirstDay && date < quarterFirstDay;
    }

    /** Whether the person is a member that counts. */
    public boolean isMember(long id) {
        for (int i = 0; i < size; i++) {
            if (members.person.at(rows[i]) == id) {
                return true;
            }
        }
        return false;
    }

    /**
     * Row of the application that decides on the benefit: the earliest that counts in the month (rules, G6, T1).
     *
     * @param subject the person for whom, or {@link LongColumn#NONE} for a benefit of the family
     * @return {@link #NONE} when none counts
     */
    public int application(Benefit benefit, long subject) {
        Applications applications = columns.applications;
        int earliest = NONE;
        if (!hasApplications(benefit)) {
            return earliest;
        }
        for (int row = start(applications), end = end(applications); row < end; row++) {
            if (applications.benefit.at(row) == benefit.ordinal()
                    && (benefit.isOfFamily() || applications.person.at(row) == subject)
                    && isCountingApplication(row)
                    && (earliest == NONE || applications.appliedOn.at(row) < applications.appliedOn.at(earliest))) {
                earliest = row;
            }
        }
        return earliest;
    }

    /** Whether the registry knows of any application of the family for the benefit, whether it counts or not. */
    public boolean hasApplications(Benefit benefit) {
        return (signs & sign(benefit)) != 0;
    }

    /** The sign of an application for the benefit, whether it counts or not. */
    public static int sign(Benefit benefit) {
        return 1 << benefit.ordinal();
    }

    /**
     * What the registry knows of the family at all, in any month and world, as bits: for passing over rules that such a
     * family does not concern.
     */
    public int signs() {
        return signs;
    }

    /** Whether the application in that row counts in the month. */
    public boolean isCountingApplication(int row) {
        Applications applications = columns.applications;
        int appliedOn = applications.appliedOn.at(row);
        boolean begun = appliedOn <= month.lastDay();
        if (applications.benefit.at(row) == Benefit.TSA.ordinal()) {
            begun &= appliedOn >= quarterFirstDay;
        }
        return begun
                && (isReversed(applications, row) || applications.endedOn.at(row) > month.firstDay())
                && isSeen(applications, row)
                && (!columns.hasMoves(family) || isOfFamily(row) || isAnsweredHere(applications.person.at(row)));
    }

    private boolean isOfFamily(int application) {
        byte benefit = columns.applications.benefit.at(application);
        return benefit < 0 || Benefit.VOCABULARY.value(benefit).isOfFamily();
    }

    /**
     * Whether an application for the person is answered in this family: not before he or she came from another one, nor
     * after moving on to another one (rules, X3). So each is answered once, though two families may have it.
     */
    private boolean isAnsweredHere(long id) {
        boolean hasLeft = false;
        for (int row = start(members), end = end(members); row < end; row++) {
            if (members.person.at(row) != id || members.to.at(row) <= members.from.at(row)) {
                continue;
            }
            if (members.from.at(row) > month.lastDay()) {
                return !hasLeft && !members.movedHere.at(row);
            }
            if (members.movedOn.at(row) > month.lastDay()) {
                return true;
            }
            hasLeft = true;
        }
        return !hasLeft;
    }

    /** Row of the case that belongs to an application for TSA, or {@link #NONE}. */
    public int tsaCase(int application) {
        TsaCases cases = columns.tsaCases;
        long id = columns.applications.application.at(application);
        for (int row = start(cases), end = end(cases); row < end; row++) {
            if (cases.application.at(row) == id && isSeen(cases, row)) {
                return row;
            }
        }
        return NONE;
    }

    /** Notes that a person's disability allowance is ordered in the month, for rules that look at what else is drawn. */
    public void noteDisabilityAllowance(long id) {
        if (drawingSize == drawing.length) {
            drawing = Arrays.copyOf(drawing, drawingSize * 2);
        }
        drawing[drawingSize++] = id;
    }

    boolean drawsDisabilityAllowance(long id) {
        for (int i = 0; i < drawingSize; i++) {
            if (drawing[i] == id) {
                return true;
            }
        }
        return false;
    }

    /** Whether any member that counts is under the age. */
    public boolean hasAnybodyUnder(AgeLimit limit) {
        return limit.isUnder(lastBirth);
    }

    /** Number of the person who made the application in that row. */
    public long applicant(int application) {
        return columns.applications.applicant.at(application);
    }

    /** Day on which the application in that row was made. */
    public int appliedOn(int application) {
        return columns.applications.appliedOn.at(application);
    }

    /** Whether any TSA case of the family was broken on a day from {@code first} to {@code last}, both included. */
    public boolean wasContractBroken(int first, int last) {
        return brokenContract(first, last) != NONE;
    }

    /** Row of a TSA case that was broken in that time, or {@link #NONE}. */
    int brokenContract(int first, int last) {
        TsaCases cases = columns.tsaCases;
        for (int row = start(cases), end = end(cases); row < end; row++) {
            int day = cases.breachedOn.at(row);
            if (day != DateColumn.OPEN && day >= first && day <= last && isSeen(cases, row)) {
                return row;
            }
        }
        return NONE;
    }

    /** Whether the commission concluded so on the case in that row. */
    public boolean hasConclusion(int tsaCase, Conclusion conclusion) {
        return columns.tsaCases.conclusion.at(tsaCase) == conclusion.ordinal();
    }

    /** Whether what the commission concluded on the case in that row cannot be read. */
    public boolean isConclusionUnknown(int tsaCase) {
        return columns.tsaCases.conclusion.at(tsaCase) == Vocabulary.UNKNOWN;
    }

    /** Whether the case in that row has a social contract that counts in the month. */
    public boolean hasSocialContract(int tsaCase) {
        TsaCases cases = columns.tsaCases;
        return cases.contractFrom.at(tsaCase) <= month.lastDay()
                && (cases.contractTo.at(tsaCase) > month.firstDay() || isReversed(cases, tsaCase));
    }

    /** Whether the case in that row notes excess property. */
    public boolean hasExcessProperty(int tsaCase) {
        return columns.tsaCases.excessProperty.at(tsaCase);
    }

    /** Row of the latest membership record of a person in this family, or {@link #NONE}; whether it counts or not. */
    public int latestMembership(long id) {
        int found = NONE;
        for (int row = start(members), end = end(members); row < end; row++) {
            if (members.person.at(row) == id && (found == NONE || members.from.at(row) >= members.from.at(found))) {
                found = row;
            }
        }
        return found;
    }

    /** Row of the account of a person that holds on the month's last day, the latest one; or {@link #NONE} (rules, G8). */
    public int account(long id) {
        var accounts = columns.accounts;
        int found = NONE;
        for (int row = start(accounts), end = end(accounts); row < end; row++) {
            if (accounts.person.at(row) == id
                    && accounts.from.at(row) <= month.lastDay()
                    && (accounts.to.at(row) > month.lastDay() || isReversed(accounts, row))
                    && isSeen(accounts, row)
                    && (found == NONE || accounts.from.at(row) >= accounts.from.at(found))) {
                found = row;
            }
        }
        return found;
    }

    /** First row of the family in a table. */
    public int start(Table table) {
        return table.start(family);
    }

    /** Row after the family's last one in a table. */
    public int end(Table table) {
        return table.start(family + 1);
    }

    /** Whether a fact holds on a day of the month at least (rules, G3), in this world. */
    boolean counts(Table table, int row, DateColumn from, DateColumn to) {
        return isSeen(table, row)
                && (isReversed(table, row) || from.at(row) <= month.lastDay() && to.at(row) > month.firstDay());
    }

    private boolean isSeen(Table table, int row) {
        return world == World.WITH_ALL || !table.isInDoubt(row);
    }

    private static boolean isReversed(Table table, int row) {
        return table.defect.at(row) == Defect.DATES_REVERSED.ordinal();
    }
}
