package kz.tolem.readers.registry;

import kz.tolem.calc.columns.DateColumn;

/** A row of a member that has to be looked at, and what the rows of other families say about it. */
final class Membership {

    private final long family;
    private final long person;
    private final int from;
    private final int to;
    private final String iin;
    private final boolean stored;
    private int movedOn = DateColumn.OPEN;
    private boolean movedHere;
    private boolean twoFamilies;
    private boolean duplicateIin;

    /**
     * @param from as the range reader reads it, so that the membership is found again by it, whatever it is
     * @param iin empty when it is no number at all
     * @param stored whether the family exists
     */
    Membership(long family, long person, int from, int to, String iin, boolean stored) {
        this.family = family;
        this.person = person;
        this.from = from;
        this.to = to;
        this.iin = iin;
        this.stored = stored;
    }

    long family() {
        return family;
    }

    long person() {
        return person;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    String iin() {
        return iin;
    }

    boolean isStored() {
        return stored;
    }

    /** First day in a later family; open when there is none. */
    int movedOn() {
        return movedOn;
    }

    void endsWithMove(int day) {
        movedOn = day;
    }

    /** Whether an earlier membership in another family ended with this one. */
    boolean hasMovedHere() {
        return movedHere;
    }

    void beginsWithMove() {
        movedHere = true;
    }

    boolean isInTwoFamilies() {
        return twoFamilies;
    }

    void putInTwoFamilies() {
        twoFamilies = true;
    }

    boolean isIinDuplicate() {
        return duplicateIin;
    }

    void duplicateIin() {
        duplicateIin = true;
    }

    /** Whether anything was found. */
    boolean hasCrossed() {
        return twoFamilies || duplicateIin || movedHere || movedOn != DateColumn.OPEN;
    }
}
