package kz.tolem.calc.columns;

/** Facts that only say that they hold: full-time study, illness with incapacity. */
public final class Intervals extends Table {

    public final LongColumn person = number("person_id");
    public final DateColumn from = date("from_date");
    public final DateColumn to = date("to_date");

    Intervals(String table) {
        super(table, "family_id, person_id, from_date");
    }
}
