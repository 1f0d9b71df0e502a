package kz.tolem.calc.columns;

import java.util.Arrays;

/**
 * Rows of accounts at which money did not arrive or from which it came back, as the treasury says, each with the account that
 * is paid in its place. Empty for nearly every range.
 */
public final class RejectedAccounts {

    /** There is no other account. */
    public static final int NONE = -1;

    private int[] rows = new int[0];
    private int[] instead = new int[0];
    private int size;

    /**
     * Adds an account.
     *
     * @param row row of the account, above those that were added before
     * @param other row of the account that is paid in its place, or {@link #NONE}
     */
    public void add(int row, int other) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(16, size * 2));
            instead = Arrays.copyOf(instead, rows.length);
        }
        if (size > 0 && rows[size - 1] >= row) {
            throw new IllegalArgumentException("account row " + row + " after row " + rows[size - 1]);
        }
        rows[size] = row;
        instead[size] = other;
        size++;
    }

    /** Whether the account is one of them. */
    public boolean contains(int row) {
        return size > 0 && Arrays.binarySearch(rows, 0, size, row) >= 0;
    }

    /** The account that is paid in place of one of them; {@link #NONE} when there is none. */
    public int instead(int row) {
        return instead[Arrays.binarySearch(rows, 0, size, row)];
    }

    /** Forgets all of them. */
    public void clear() {
        size = 0;
    }
}
