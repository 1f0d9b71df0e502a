package kz.tolem.calc.columns;

/** Who cares for whom. */
public final class Cares extends Table {

    public final LongColumn person = number("person_id");
    public final LongColumn cared = number("cared_person_id");

    /** The carer draws the payment of the insurance fund for this person. */
    public final FlagColumn insured = flag("insured");

    public final DateColumn from = date("from_date");
    public final DateColumn to = date("to_date");

    Cares() {
        super("care", "family_id, person_id, cared_person_id, from_date");
    }
}
