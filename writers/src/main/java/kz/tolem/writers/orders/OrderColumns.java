package kz.tolem.writers.orders;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.OutcomeColumns;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one range, one row each, in the order in which they were calculated. Rows refer to rows of the range's
 * {@code FamilyColumns}. Filled by one thread; may be filled again after {@link #clear()}.
 */
public final class OrderColumns {

    private static final Benefit[] BENEFITS = Benefit.values();
    private static final Form[] FORMS = Form.values();

    private final List<OrderMonth> months;
    private final int[] firstDays;
    private final int[] monthRanks;

    private int size;
    private byte[] month = new byte[256];
    private byte[] benefit = new byte[256];
    private byte[] form = new byte[256];
    private short[] sequence = new short[256];
    private short[] rate = new short[256];
    private int[] family = new int[256];
    private int[] payee = new int[256];
    private int[] account = new int[256];
    private int[] quantity = new int[256];
    private long[] subject = new long[256];
    private long[] amount = new long[256];
    private final Map<Integer, OrderId> replaced = new HashMap<>();

    private int[] sorted = new int[256];
    private long[] keys = new long[256];
    private boolean isSorted;

    /** @param months what the run pays, in the order in which outcomes number them, at most 127 different ones */
    public OrderColumns(List<OrderMonth> months) {
        this.months = List.copyOf(months);
        this.firstDays = this.months.stream().mapToInt(OrderMonth::firstDay).toArray();
        this.monthRanks = new int[firstDays.length];
        for (int i = 0; i < firstDays.length; i++) {
            for (int other : firstDays) {
                monthRanks[i] += other < firstDays[i] ? 1 : 0;
            }
        }
        if (Arrays.stream(firstDays).distinct().count() != firstDays.length || firstDays.length > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "months " + this.months.stream().map(OrderMonth::month).toList());
        }
    }

    /** Forgets all rows and keeps the memory. */
    public void clear() {
        size = 0;
        isSorted = false;
        replaced.clear();
    }

    /** Number of orders. */
    public int size() {
        return size;
    }

    /** The months that the run pays. */
    public List<OrderMonth> months() {
        return months;
    }

    /**
     * Appends an order.
     *
     * @param outcomes where the benefit was found to be due
     * @param row the row there; it has a payee, an account and a rate
     * @param number sequence: 1 the first time something is ordered for the benefit, month and subject
     * @param ordered tiyn, above zero: all that is due, or what is missing
     * @throws IllegalArgumentException when such an order cannot be paid; names the row, nothing personal
     */
    public void add(OutcomeColumns outcomes, int row, int number, long ordered) {
        if (ordered <= 0
                || number < 1
                || number > Short.MAX_VALUE
                || outcomes.payee(row) < 0
                || outcomes.account(row) < 0
                || outcomes.rate(row) < 0
                || outcomes.subject(row) < 0) {
            throw new IllegalArgumentException("no order can be made of outcome row " + row + ", "
                    + outcomes.benefit(row) + " of family row " + outcomes.family(row) + ": amount " + ordered
                    + ", sequence " + number + ", payee row " + outcomes.payee(row) + ", account row "
                    + outcomes.account(row) + ", rate " + outcomes.rate(row) + ", subject " + outcomes.subject(row));
        }
        if (size == month.length) {
            grow();
        }
        month[size] = (byte) outcomes.month(row);
        benefit[size] = (byte) outcomes.benefit(row).ordinal();
        form[size] = (byte) outcomes.form(row).ordinal();
        sequence[size] = (short) number;
        rate[size] = outcomes.rate(row);
        family[size] = outcomes.family(row);
        payee[size] = outcomes.payee(row);
        account[size] = outcomes.account(row);
        quantity[size] = outcomes.quantity(row);
        subject[size] = outcomes.subject(row);
        amount[size] = ordered;
        size++;
        isSorted = false;
    }

    /** Says of the order that was appended last that it pays again what another one ordered and did not arrive. */
    public void replace(OrderId other) {
        replaced.put(size - 1, other);
    }

    /** The order whose money did not arrive and that is ordered again; null for nearly every order. */
    public @Nullable OrderId replaces(int row) {
        return replaced.isEmpty() ? null : replaced.get(row);
    }

    /** Place of the month among {@link #months()}. */
    public int month(int row) {
        return month[row];
    }

    /** First day of the month, as days since 1970-01-01. */
    public int firstDay(int row) {
        return firstDays[month[row]];
    }

    /** The benefit. */
    public Benefit benefit(int row) {
        return BENEFITS[benefit[row]];
    }

    /** Form of TSA. */
    public Form form(int row) {
        return FORMS[form[row]];
    }

    /** Number of the person, or of the family for a benefit of the family. */
    public long subject(int row) {
        return subject[row];
    }

    /** 1 for the first order of the benefit, month and subject. */
    public short sequence(int row) {
        return sequence[row];
    }

    /** {@link OrderKind#REGULAR}: sequence 1 and a month of the run's quarter. */
    public OrderKind kind(int row) {
        return sequence[row] == 1 && months.get(month[row]).isOfQuarter() ? OrderKind.REGULAR : OrderKind.ARREARS;
    }

    /** Tiyn, above zero. */
    public long amount(int row) {
        return amount[row];
    }

    /** Number of the rate among those of the month. */
    public short rateNumber(int row) {
        return rate[row];
    }

    /** The rate: base, coefficient and legal basis. */
    public Rate rate(int row) {
        return months.get(month[row]).rates().get(rate[row]);
    }

    /** Children, dependants or members counted. */
    public int quantity(int row) {
        return quantity[row];
    }

    /** Row of the family. */
    public int family(int row) {
        return family[row];
    }

    /** Row of the member who is paid. */
    public int payee(int row) {
        return payee[row];
    }

    /** Row of the account. */
    public int account(int row) {
        return account[row];
    }

    /** Sum of the amounts in tiyn. */
    public long total() {
        long total = 0;
        for (int row = 0; row < size; row++) {
            total = Math.addExact(total, amount[row]);
        }
        return total;
    }

    /** The order_id as text. */
    public String orderId(int row) {
        return new OrderId(benefit(row), months.get(month[row]).month(), subject[row], sequence[row]).toString();
    }

    /**
     * The rows in the order of their order_id as text, byte by byte. Valid up to {@link #size()}; belongs to the
     * columns.
     *
     * @throws IllegalStateException when two orders have the same order_id
     */
    public int[] sort() {
        if (!isSorted) {
            sortByBenefitAndMonth();
            isSorted = true;
        }
        return sorted;
    }

    /** Puts the rows into one group per benefit and month, by counting, and then sorts each group that is not sorted. */
    private void sortByBenefitAndMonth() {
        if (sorted.length < size) {
            sorted = new int[month.length];
            keys = new long[month.length];
        }
        int[] ends = new int[BENEFITS.length * months.size() + 1];
        for (int row = 0; row < size; row++) {
            ends[group(row) + 1]++;
            keys[row] = DecimalOrder.key(subject[row]);
        }
        for (int group = 1; group < ends.length; group++) {
            ends[group] += ends[group - 1];
        }
        for (int row = 0; row < size; row++) {
            sorted[ends[group(row)]++] = row;
        }
        int from = 0;
        for (int group = 0; group < ends.length - 1; group++) {
            sortGroup(from, ends[group]);
            from = ends[group];
        }
    }

    private int group(int row) {
        return BenefitOrder.rank(benefit[row]) * firstDays.length + monthRanks[month[row]];
    }

    private void sortGroup(int from, int to) {
        if (firstNotAscending(from, to) < to) {
            IntArrays.quickSort(sorted, from, to, this::compareInGroup);
            int doubled = firstNotAscending(from, to);
            if (doubled < to) {
                throw new IllegalStateException("two orders " + orderId(sorted[doubled]));
            }
        }
    }

    private int firstNotAscending(int from, int to) {
        int at = from + 1;
        while (at < to && compareInGroup(sorted[at - 1], sorted[at]) < 0) {
            at++;
        }
        return at;
    }

    private int compareInGroup(int a, int b) {
        int byKey = Long.compareUnsigned(keys[a], keys[b]);
        if (byKey != 0) {
            return byKey;
        }
        int bySubject = Long.compare(subject[a], subject[b]);
        return bySubject != 0 ? bySubject : DecimalOrder.compare(sequence[a], sequence[b]);
    }

    private void grow() {
        int capacity = size * 2;
        month = Arrays.copyOf(month, capacity);
        benefit = Arrays.copyOf(benefit, capacity);
        form = Arrays.copyOf(form, capacity);
        sequence = Arrays.copyOf(sequence, capacity);
        rate = Arrays.copyOf(rate, capacity);
        family = Arrays.copyOf(family, capacity);
        payee = Arrays.copyOf(payee, capacity);
        account = Arrays.copyOf(account, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        subject = Arrays.copyOf(subject, capacity);
        amount = Arrays.copyOf(amount, capacity);
    }
}
