package kz.tolem.calc.columns;

/** Awards and categories for life. */
public final class Awards extends Table {

    public final LongColumn person = number("person_id");
    public final CodeColumn<AwardKind> kind = code("kind", AwardKind.VOCABULARY);
    public final DateColumn from = date("from_date");
    public final DateColumn to = date("to_date");

    Awards() {
        super("award", "family_id, person_id, kind, from_date");
    }
}
