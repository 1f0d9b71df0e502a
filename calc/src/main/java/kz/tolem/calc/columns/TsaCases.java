package kz.tolem.calc.columns;

/** What belongs to an application for TSA. */
public final class TsaCases extends Table {

    public final LongColumn application = number("application_id");
    public final CodeColumn<Conclusion> conclusion = code("conclusion", Conclusion.VOCABULARY);
    public final DateColumn contractFrom = date("contract_from");
    public final DateColumn contractTo = date("contract_to");
    public final DateColumn breachedOn = date("breached_on");
    public final FlagColumn excessProperty = flag("excess_property");

    TsaCases() {
        super("tsa_case", "family_id, application_id");
    }
}
