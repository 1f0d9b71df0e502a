package kz.tolem.calc.columns;

/** The regions of Kazakhstan by their KATO code of two digits. */
public enum Region {
    ABAI("10"),
    AKMOLA("11"),
    AKTOBE("15"),
    ALMATY_REGION("19"),
    ATYRAU("23"),
    WEST_KAZAKHSTAN("27"),
    ZHAMBYL("31"),
    ZHETISU("33"),
    KARAGANDA("35"),
    KOSTANAY("39"),
    KYZYLORDA("43"),
    MANGYSTAU("47"),
    PAVLODAR("55"),
    NORTH_KAZAKHSTAN("59"),
    TURKISTAN("61"),
    ULYTAU("62"),
    EAST_KAZAKHSTAN("63"),
    ASTANA("71"),
    ALMATY("75"),
    SHYMKENT("79");

    /** Regions numbered in the order of their codes. */
    public static final Vocabulary<Region> VOCABULARY = Vocabulary.of(values(), Region::code);

    private final String code;

    Region(String code) {
        this.code = code;
    }

    /** KATO code, two digits. */
    public String code() {
        return code;
    }
}
