package kz.tolem.calc.outcome;

import java.util.Arrays;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.PersonView;
import kz.tolem.calc.law.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found for one family in one month, by subject. Reused for every family.
 *
 * <p>The subject is the row of a member, or {@link #FAMILY}. Not final for an explanation alone, which listens to what a
 * rule says.
 */
public class Decisions {

    /** Subject of a benefit of the family as a whole. */
    public static final int FAMILY = -1;

    /** Stands for a decision without a rate. */
    public static final short NO_RATE = -1;

    int size;
    int[] subject = new int[16];
    Reason[] reason = new Reason[16];
    long[] amount = new long[16];
    short[] rate = new short[16];
    int[] quantity = new int[16];
    Form[] form = new Form[16];
    private Reason otherwise = Reason.NONE;

    /** The rate for each of {@code units} children or persons, to the family. */
    public void due(FamilyView family, Rate granted, int units) {
        long total = granted.isKnown() ? Math.multiplyExact(granted.amount(), (long) units) : MoneyColumn.UNKNOWN;
        add(FAMILY, Reason.NONE, granted, units, total, Form.NONE);
    }

    /** The one amount that the rate names, to the family, for {@code counted} children or persons together. */
    public void dueTogether(FamilyView family, Rate granted, int counted) {
        add(FAMILY, Reason.NONE, granted, counted, granted.amount(), Form.NONE);
    }

    /**
     * Two amounts added, to the family, each rounded by itself.
     *
     * @param together the one amount for {@code counted} persons together
     * @param each the amount for each of {@code units} others
     * @param base stands for both on the order, which cannot name two coefficients
     */
    public void dueSum(FamilyView family, Rate together, int counted, Rate each, int units, Rate base) {
        Reason reason = standing(together).orFirst(standing(each));
        long total = together.isKnown() && each.isKnown()
                ? Math.addExact(together.amount(), Math.multiplyExact(each.amount(), (long) units))
                : MoneyColumn.UNKNOWN;
        add(FAMILY, reason, total, (short) base.number(), counted + units, Form.NONE);
    }

    /** The rate for one person. */
    public void due(PersonView person, Rate granted) {
        add(person.row(), Reason.NONE, granted, 1, granted.amount(), Form.NONE);
    }

    /**
     * An amount to the family that something may stand in the way of.
     *
     * @param why {@link Reason#NONE} when nothing does
     * @param total tiyn, above zero, already rounded; {@link MoneyColumn#UNKNOWN} when not known
     * @param line what it is measured against; null when that is not known
     * @param members number of members counted
     */
    public void measured(FamilyView family, Reason why, long total, @Nullable Rate line, int members, Form form) {
        add(FAMILY, why, line, members, total, form);
    }

    /** Something that is due to the person in an amount that is not known. */
    public void held(PersonView person, Reason why) {
        add(person.row(), why, null, 1, MoneyColumn.UNKNOWN, Form.NONE);
    }

    /** Not granted to the family. */
    public void refused(FamilyView family, Reason why) {
        add(FAMILY, why, null, 0, MoneyColumn.UNKNOWN, Form.NONE);
    }

    /** Not granted to the family for what its members have together. */
    public void refused(FamilyView family, Reason why, int members) {
        add(FAMILY, why, null, members, MoneyColumn.UNKNOWN, Form.NONE);
    }

    /** Not granted for the person. */
    public void refused(PersonView person, Reason why) {
        add(person.row(), why, null, 0, MoneyColumn.UNKNOWN, Form.NONE);
    }

    /** Every application on whose subject nothing else is found is held without an amount. */
    public void heldOtherwise(Reason why) {
        otherwise = why;
    }

    /** What holds the applications on whose subjects nothing was found; {@link Reason#NONE} when nothing is due there. */
    public Reason otherwise() {
        return otherwise;
    }

    private void add(int who, Reason why, @Nullable Rate granted, int units, long total, Form how) {
        if (granted == null) {
            add(who, why, total, NO_RATE, units, how);
        } else {
            add(who, why.orFirst(standing(granted)), total, (short) granted.number(), units, how);
        }
    }

    /** What the status of a rate has to say against ordering it. */
    private static Reason standing(Rate rate) {
        return rate.isOrderable()
                ? Reason.NONE
                : rate.isKnown() ? Reason.PARAMETER_UNCONFIRMED : Reason.PARAMETER_UNKNOWN;
    }

    void add(int who, Reason why, long total, short granted, int units, Form how) {
        if (size == subject.length) {
            int capacity = size * 2;
            subject = Arrays.copyOf(subject, capacity);
            reason = Arrays.copyOf(reason, capacity);
            amount = Arrays.copyOf(amount, capacity);
            rate = Arrays.copyOf(rate, capacity);
            quantity = Arrays.copyOf(quantity, capacity);
            form = Arrays.copyOf(form, capacity);
        }
        subject[size] = who;
        reason[size] = why;
        amount[size] = total;
        rate[size] = granted;
        quantity[size] = units;
        form[size] = how;
        size++;
    }

    /** Forgets everything; to be called before each family. */
    public void clear() {
        size = 0;
        if (otherwise != Reason.NONE) { // storing an object costs more than looking at it
            otherwise = Reason.NONE;
        }
    }

    /** Number of subjects decided on. */
    public int size() {
        return size;
    }

    /** Row of the member, or {@link #FAMILY}. */
    public int subject(int i) {
        return subject[i];
    }

    /** {@link Reason#NONE} when the amount is due without anything in its way. */
    public Reason reason(int i) {
        return reason[i];
    }

    /** Tiyn, or {@link MoneyColumn#UNKNOWN}. */
    public long amount(int i) {
        return amount[i];
    }

    /** Number of the rate among those of the month, or {@link #NO_RATE}. */
    public short rate(int i) {
        return rate[i];
    }

    /** Children, dependants or members counted. */
    public int quantity(int i) {
        return quantity[i];
    }

    /** Form of TSA. */
    public Form form(int i) {
        return form[i];
    }
}
