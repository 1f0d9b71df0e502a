package kz.tolem.calc.columns;

/** Bank accounts. */
public final class Accounts extends Table {

    public final LongColumn person = number("person_id");
    public final TextColumn iban = identity("iban");
    public final TextColumn bic = identity("bic");
    public final DateColumn from = date("from_date");
    public final DateColumn to = date("to_date");

    /** Whether the IBAN is one of this country with the right check number. */
    public final FlagColumn ibanValid = derivedFlag("iban_valid");

    Accounts() {
        super("account", "family_id, person_id, from_date");
    }
}
