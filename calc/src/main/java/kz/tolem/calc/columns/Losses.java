package kz.tolem.calc.columns;

/** Dependants who lost a breadwinner. */
public final class Losses extends Table {

    public final LongColumn person = number("person_id");
    public final FlagColumn bothParents = flag("both_parents");
    public final DateColumn from = date("from_date");
    public final DateColumn to = date("to_date");

    Losses() {
        super("breadwinner_loss", "family_id, person_id, from_date");
    }
}
