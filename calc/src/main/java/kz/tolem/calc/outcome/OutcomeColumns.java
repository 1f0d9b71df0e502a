package kz.tolem.calc.outcome;

import java.util.Arrays;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.MoneyColumn;

/**
 * What came of the benefits of a batch of families: one row per benefit, month and subject that was considered, one more
 * for an amount that is held beside one that is ordered, and one for each later application. Appended by one thread.
 */
public final class OutcomeColumns {

    private static final Benefit[] BENEFITS = Benefit.values();
    private static final State[] STATES = State.values();
    private static final Reason[] REASONS = Reason.values();
    private static final Form[] FORMS = Form.values();

    private int size;
    private byte[] month = new byte[256];
    private byte[] benefit = new byte[256];
    private byte[] state = new byte[256];
    private byte[] reason = new byte[256];
    private byte[] form = new byte[256];
    private int[] family = new int[256];
    private long[] subject = new long[256];
    private long[] amount = new long[256];
    private short[] rate = new short[256];
    private int[] quantity = new int[256];
    private int[] application = new int[256];
    private int[] payee = new int[256];
    private int[] account = new int[256];
    private boolean[] beside = new boolean[256];

    /** Number of rows. */
    public int size() {
        return size;
    }

    /** Forgets all rows and keeps the memory. */
    public void clear() {
        size = 0;
    }

    /** Place of the month among those that are calculated. */
    public int month(int row) {
        return month[row];
    }

    public Benefit benefit(int row) {
        return BENEFITS[benefit[row]];
    }

    public State state(int row) {
        return STATES[state[row]];
    }

    /** Why it is held or refused; {@link Reason#NONE} otherwise. */
    public Reason reason(int row) {
        return REASONS[reason[row]];
    }

    /** Form of TSA. */
    public Form form(int row) {
        return FORMS[form[row]];
    }

    /** Row of the family in the columns of the range. */
    public int family(int row) {
        return family[row];
    }

    /** Number of the person, or of the family for a benefit of the family. */
    public long subject(int row) {
        return subject[row];
    }

    /** Tiyn; {@link MoneyColumn#UNKNOWN} when not known. */
    public long amount(int row) {
        return amount[row];
    }

    /** Number of the rate among those of the month, or {@link Decisions#NO_RATE}. */
    public short rate(int row) {
        return rate[row];
    }

    /** Children, dependants or members counted. */
    public int quantity(int row) {
        return quantity[row];
    }

    /** Row of the application that decided, or -1. */
    public int application(int row) {
        return application[row];
    }

    /** Row of the member who is paid, or -1. */
    public int payee(int row) {
        return payee[row];
    }

    /** Row of the account that is paid to, or -1. */
    public int account(int row) {
        return account[row];
    }

    /** Whether the outcome, wherever it lies, is the same for the family: state, reason, amount, form, and who is paid how. */
    boolean isSame(int row, OutcomeColumns other, int otherRow) {
        return state[row] == other.state[otherRow]
                && reason[row] == other.reason[otherRow]
                && amount[row] == other.amount[otherRow]
                && form[row] == other.form[otherRow]
                && quantity[row] == other.quantity[otherRow]
                && isPaidAlike(row, other, otherRow);
    }

    /** Whether both rest on the same application and are paid to the same account. */
    boolean isPaidAlike(int row, OutcomeColumns other, int otherRow) {
        return application[row] == other.application[otherRow] && account[row] == other.account[otherRow];
    }

    /** Row from {@code first} on of that benefit and subject that is not a later application's, or -1. */
    public int find(int first, Benefit wanted, long who) {
        for (int row = first; row < size; row++) {
            if (benefit[row] == wanted.ordinal() && subject[row] == who && !isLaterApplication(row)) {
                return row;
            }
        }
        return -1;
    }

    /** Row from {@code first} on of that benefit, or -1. */
    int find(int first, Benefit wanted) {
        for (int row = first; row < size; row++) {
            if (benefit[row] == wanted.ordinal() && !isLaterApplication(row)) {
                return row;
            }
        }
        return -1;
    }

    /** Whether the row only says that a later application was refused. */
    public boolean isLaterApplication(int row) {
        return reason[row] == Reason.DUPLICATE_APPLICATION.ordinal();
    }

    /** Whether the row holds an amount beside the one that is ordered for the same benefit, month and subject. */
    public boolean isBesideOrder(int row) {
        return beside[row];
    }

    /**
     * Leaves less of an amount that is held, because the rest was ordered before.
     *
     * @param rest tiyn, 0 or more
     */
    public void leave(int row, long rest) {
        amount[row] = rest;
    }

    void putBesideOrder(int row) {
        beside[row] = true;
    }

    int add(int monthIndex, Benefit what, int familyRow, long who, State came, Reason why, long total) {
        if (size == month.length) {
            grow();
        }
        month[size] = (byte) monthIndex;
        benefit[size] = (byte) what.ordinal();
        state[size] = (byte) came.ordinal();
        reason[size] = (byte) why.ordinal();
        form[size] = (byte) Form.NONE.ordinal();
        family[size] = familyRow;
        subject[size] = who;
        amount[size] = total;
        rate[size] = Decisions.NO_RATE;
        quantity[size] = 0;
        application[size] = -1;
        payee[size] = -1;
        account[size] = -1;
        beside[size] = false;
        return size++;
    }

    void measure(int row, short granted, int units, Form how) {
        rate[row] = granted;
        quantity[row] = units;
        form[row] = (byte) how.ordinal();
    }

    void pay(int row, int decidedBy, int paid, int paidTo) {
        application[row] = decidedBy;
        payee[row] = paid;
        account[row] = paidTo;
    }

    /** Appends a row of another batch. */
    int copy(OutcomeColumns other, int row) {
        int copied = add(
                other.month[row],
                other.benefit(row),
                other.family[row],
                other.subject[row],
                other.state(row),
                other.reason(row),
                other.amount[row]);
        measure(copied, other.rate[row], other.quantity[row], other.form(row));
        pay(copied, other.application[row], other.payee[row], other.account[row]);
        return copied;
    }

    void change(int row, State came, Reason why, long total, int units) {
        state[row] = (byte) came.ordinal();
        reason[row] = (byte) why.ordinal();
        amount[row] = total;
        quantity[row] = units;
    }

    private void grow() {
        int capacity = size * 2;
        month = Arrays.copyOf(month, capacity);
        benefit = Arrays.copyOf(benefit, capacity);
        state = Arrays.copyOf(state, capacity);
        reason = Arrays.copyOf(reason, capacity);
        form = Arrays.copyOf(form, capacity);
        family = Arrays.copyOf(family, capacity);
        subject = Arrays.copyOf(subject, capacity);
        amount = Arrays.copyOf(amount, capacity);
        rate = Arrays.copyOf(rate, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        application = Arrays.copyOf(application, capacity);
        payee = Arrays.copyOf(payee, capacity);
        account = Arrays.copyOf(account, capacity);
        beside = Arrays.copyOf(beside, capacity);
    }
}
