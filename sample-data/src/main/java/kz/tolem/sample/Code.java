package kz.tolem.sample;

import java.nio.charset.StandardCharsets;

/** The registry's text codes as bytes. */
final class Code {

    static final byte[] ADULT = of("ADULT");
    static final byte[] CHILD = of("CHILD");
    static final byte[] MALE = of("M");
    static final byte[] FEMALE = of("F");
    static final byte[] NEEDY = of("NEEDY");
    static final byte[] NOT_NEEDY = of("NOT_NEEDY");
    /** In no list of the contract. */
    static final byte[] UNKNOWN = of("UNKNOWN");
    /** In no list of the contract, two characters. */
    static final byte[] UNKNOWN_REGION = of("00");

    private Code() {}

    static byte[] of(String code) {
        return code.getBytes(StandardCharsets.US_ASCII);
    }

    /** Of a member. */
    enum Residence {
        CITIZEN,
        KANDAS,
        REFUGEE,
        FOREIGNER,
        STATELESS;

        final byte[] code = of(name());
    }

    /** Of a disability. */
    enum Cause {
        GENERAL,
        SINCE_CHILDHOOD,
        WORK_INJURY,
        MILITARY,
        EMERGENCY;

        final byte[] code = of(name());
    }

    /** Of an award, in alphabetical order as the table's key has it. */
    enum AwardKind {
        AFGHANISTAN,
        ALTYN_ALQA,
        EQUATED_OTHER,
        EQUATED_WITH_WAR_DISABILITY,
        HOME_FRONT,
        KUMIS_ALQA,
        MATERNAL_GLORY_1,
        MATERNAL_GLORY_2,
        MOTHER_HEROINE,
        OTHER_CONFLICTS,
        REPRESSION_VICTIM,
        WAR_VETERAN;

        final byte[] code = of(name());
    }

    /** Of an application. */
    enum Aid {
        TSA,
        LARGE_FAMILY,
        AWARDED_MOTHER,
        DISABILITY,
        DISABLED_CHILD_CARE,
        GROUP_ONE_CARE,
        SURVIVOR,
        BIRTH_GRANT,
        CHILD_CARE,
        SPECIAL_STATE,
        BURIAL,
        LISTS_ONE_TWO;

        final byte[] code = of(name());
    }

    /** Of an income, in alphabetical order as the table's key has it. */
    enum IncomeKind {
        ALIMONY(true),
        AWARDED_MOTHER(true),
        BIRTH_GRANT(false),
        BURIAL(false),
        BUSINESS(true),
        CHILD_CARE(true),
        DEPOSIT_INTEREST(true),
        DISABILITY_ADULT(true),
        DISABILITY_CHILD(false),
        DISABLED_CHILD_CARE(false),
        FARM(true),
        GIFT(true),
        GROUP_ONE_CARE(false),
        HOUSING_AID(false),
        LARGE_FAMILY(true),
        LOAN(false),
        OTHER(true),
        PENSION(true),
        PROPERTY_SALE(true),
        RENT(true),
        SCHOLARSHIP(true),
        SECURITIES(true),
        SOCIAL_INSURANCE(true),
        SPECIAL_STATE(true),
        SURVIVOR(true),
        TRANSFER(true),
        TSA(false),
        TSA_CHILD(false),
        WAGE(true),
        WINNINGS(true);

        final byte[] code = of(name());
        /** Whether it counts as income for targeted social assistance. */
        final boolean isCounted;

        IncomeKind(boolean isCounted) {
            this.isCounted = isCounted;
        }
    }
}
