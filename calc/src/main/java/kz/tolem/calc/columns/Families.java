package kz.tolem.calc.columns;

/** Families: one row each, ascending. */
public final class Families extends Table {

    /** Region, KATO, two digits. */
    public final CodeColumn<Region> region = code("region", Region.VOCABULARY);

    /** KATO of the district, nine digits; may be empty. */
    public final TextColumn district = text("district");

    /** Level of the scoring model, 1 extreme need to 6 high welfare; may be null. */
    public final SmallColumn wellbeing = small("wellbeing_level");

    Families() {
        super("family", "family_id");
    }
}
