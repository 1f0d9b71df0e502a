package kz.tolem.calc.columns;

/** Who belongs to a family, from when to when. A person who left and came back has two rows. */
public final class Members extends Table {

    /** Surrogate number of the person. */
    public final LongColumn person = number("person_id");

    /** Individual identification number: 12 digits. */
    public final TextColumn iin = identity("iin");

    public final DateColumn birth = date("birth_date");
    public final DateColumn death = date("death_date");
    public final CodeColumn<Sex> sex = code("sex", Sex.VOCABULARY);
    public final CodeColumn<Role> role = code("role", Role.VOCABULARY);
    public final CodeColumn<Residence> residence = code("residence", Residence.VOCABULARY);

    /** Place among the children of the mother, from 1; may be null. */
    public final SmallColumn birthOrder = small("birth_order");

    public final DateColumn from = date("from_date");
    public final DateColumn to = date("to_date");

    /** First day of a later membership in another family; open when there is none (rules, X3). */
    public final DateColumn movedOn = derivedDate("moved_on");

    /** Whether the person was a member of another family before, and came from there (rules, X3). */
    public final FlagColumn movedHere = derivedFlag("moved_here");

    Members() {
        super("member", "family_id, person_id, from_date");
    }
}
