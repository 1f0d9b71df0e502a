package kz.tolem.calc.columns;

/** What a person earned or drew in a month, by kind. */
public final class Incomes extends Table {

    public final LongColumn person = number("person_id");

    /** First day of the month. */
    public final DateColumn month = date("month");

    public final CodeColumn<IncomeKind> kind = code("kind", IncomeKind.VOCABULARY);

    /** Amount in tiyn; null is not known, which is not zero. */
    public final MoneyColumn amount = money("amount");

    Incomes() {
        super("income", "family_id, person_id, month, kind");
    }
}
