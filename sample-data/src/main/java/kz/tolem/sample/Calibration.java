package kz.tolem.sample;

/** The nation's figures and the shares that were tuned until the sample shows them; {@code package-info} explains. */
final class Calibration {

    /** Families with four or more children: those who draw, and a few who have not applied. */
    static final long LARGE_FAMILIES = 651_500;
    /** Families that lost a breadwinner. */
    static final long SURVIVOR_FAMILIES = 196_500;

    /** Ordinary families with 0, 1, 2, 3 children, in thousandths. */
    static final int[] CHILDREN = {650, 206, 112, 32};
    /** Adults from one on, in hundredths. */
    static final int[] ADULTS_WITH_CHILDREN = {14, 57, 19, 9, 1};

    static final int[] ADULTS_WITHOUT_CHILDREN = {27, 36, 21, 12, 4};

    /** Disability of people under 18, 18 to 24, 25 to 44, 45 to 62, older; in a million. */
    static final int[] DISABLED = {19_600, 16_000, 19_900, 40_700, 142_000};

    /** A disabled adult of working age, and one of pension age, draws the allowance; in a million. */
    static final int DISABLED_WORKER_DRAWS = 960_000;

    static final int DISABLED_PENSIONER_DRAWS = 430_000;
    static final int DISABLED_CHILD_DRAWS = 970_000;
    static final int DISABLED_CHILD_CARE_DRAWN = 930_000;

    /** A child under 18 months whose mother is insured, or not and applied; the rest has not applied. In a million. */
    static final int INFANT_INSURED = 746_000;

    static final int INFANT_CARE_DRAWN = 900_000;

    /** Women of 45 and more with an award, in a million. */
    static final int AWARDED_MOTHERS = 79_000;

    private Calibration() {}
}
