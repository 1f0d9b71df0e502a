package kz.tolem.calc.columns;

/**
 * One number of 128 bits for each family of a range, over all that the registry says of it and all that was found wrong with
 * it. Equal numbers: nothing has changed.
 */
public final class Fingerprints extends Table {

    public final LongColumn high = number("high");
    public final LongColumn low = number("low");

    public Fingerprints() {
        super("fingerprint", "family_id");
    }

    /** Appends a family's; {@link #completeDerived()} is left to the caller. */
    public void add(long id, long mostSignificant, long leastSignificant) {
        family.append(id);
        high.append(mostSignificant);
        low.append(leastSignificant);
    }

    /** Whether both rows have the same number. */
    public boolean isSame(int row, Fingerprints other, int otherRow) {
        return high.at(row) == other.high.at(otherRow) && low.at(row) == other.low.at(otherRow);
    }
}
