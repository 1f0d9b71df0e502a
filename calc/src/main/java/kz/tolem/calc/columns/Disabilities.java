package kz.tolem.calc.columns;

/** Established disabilities. */
public final class Disabilities extends Table {

    public final LongColumn person = number("person_id");

    /** 1, 2 or 3; 0 for a child under 7. */
    public final SmallColumn group = small("disability_group");

    public final CodeColumn<Cause> cause = code("cause", Cause.VOCABULARY);
    public final DateColumn from = date("from_date");
    public final DateColumn to = date("to_date");

    Disabilities() {
        super("disability", "family_id, person_id, from_date");
    }
}
