package kz.tolem.calc.columns;

/**
 * Memberships about which rows of other families say something: a defect, or a move from here or to here. It is known only when all
 * families have been read, so it is stored beside the members and applied to them.
 */
public final class Crossings extends Table {

    public final LongColumn person = number("person_id");
    public final DateColumn from = date("from_date");

    /** First day of a later membership in another family; open when there is none (rules, X3). */
    public final DateColumn movedOn = derivedDate("moved_on");

    /** Whether an earlier membership in another family ended with this one (rules, X3). */
    public final FlagColumn movedHere = derivedFlag("moved_here");

    /**
     * Number over all rows that are handed back to the family with those who moved ({@link CarriedRows}); null when there are
     * none. Equal numbers: nothing of them has changed.
     */
    public final LongColumn carried = derivedNumber("carried");

    public Crossings() {
        super("crossing", "family_id, person_id, from_date");
    }

    /**
     * Adds what is found here to the members of the same range.
     *
     * @throws IllegalStateException when a membership is not among them, or the rows are not in order
     */
    public void applyTo(Members members) {
        int member = 0;
        for (int row = 0; row < rows(); row++) {
            while (member < members.rows() && !isSame(row, members, member)) {
                member++;
            }
            if (member == members.rows()) {
                throw new IllegalStateException("crossing " + row + " of family " + family.at(row)
                        + ": no such membership in the range, or not in order");
            }
            if (isInDoubt(row)) {
                members.doubt(member, Defect.values()[defect.at(row)]);
            }
            members.movedOn.set(member, movedOn.at(row));
            members.movedHere.set(member, movedHere.values()[row]);
        }
    }

    private boolean isSame(int row, Members members, int member) {
        return members.family.at(member) == family.at(row)
                && members.person.at(member) == person.at(row)
                && members.from.at(member) == from.at(row);
    }
}
