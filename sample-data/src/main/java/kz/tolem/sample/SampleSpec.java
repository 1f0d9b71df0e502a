package kz.tolem.sample;

import java.util.List;
import kz.tolem.calc.Message;

/**
 * Which made-up nation. The same spec gives the same rows on every machine.
 *
 * @param families how many, 1 to {@value #MOST_FAMILIES}; 6,200,000 is the nation
 * @param seed any number
 * @param regions KATO codes of two digits; empty: all twenty, by population
 * @param quarter whose applications, births, deaths and moves the sample holds, for example {@code 2025Q4}; incomes are
 *     those of the quarter before. Facts reach to its last day: compute it when it is over, or with that day as the
 *     day of the run
 * @param tsaFamilies so many families draw targeted social assistance in the quarter; others apply in vain
 */
public record SampleSpec(long families, long seed, List<String> regions, String quarter, long tsaFamilies) {

    /** More would need more serial numbers than identification numbers have. */
    public static final long MOST_FAMILIES = 9_000_000;

    private static final long NATION_FAMILIES = 6_200_000;
    private static final long NATION_TSA_FAMILIES = 25_800;

    /** @throws SampleRefused which says what is wrong and what is allowed */
    public SampleSpec {
        regions = regions.stream().distinct().sorted().toList();
        if (families < 1 || families > MOST_FAMILIES) {
            throw new SampleRefused(Message.of("families: 1 to {}, not {}", MOST_FAMILIES, families));
        }
        if (tsaFamilies < 0 || tsaFamilies > families / 5) {
            throw new SampleRefused(
                    Message.of("TSA families: 0 to a fifth of {} families, not {}", families, tsaFamilies));
        }
        for (String region : regions) {
            if (!Regions.isKnown(region)) {
                throw new SampleRefused(Message.of("no such region: '{}'; known are {}", region, Regions.codes()));
            }
        }
        quarter = SampleQuarter.parse(quarter).toString();
    }

    /** Families of all regions, as many of them on TSA as in the nation. */
    public static SampleSpec nation(long families, long seed, String quarter) {
        return of(families, seed, List.of(), quarter);
    }

    /** Families of the regions named, as many of them on TSA as in the nation. */
    public static SampleSpec of(long families, long seed, List<String> regions, String quarter) {
        return new SampleSpec(families, seed, regions, quarter, scaled(NATION_TSA_FAMILIES, families));
    }

    /** Astana in the last quarter of 2025: few families, but as many on TSA as the whole city had in that year. */
    public static SampleSpec astana() {
        return new SampleSpec(20_000, 1, List.of("71"), "2025Q4", 1_506);
    }

    /** A count of the nation, for so many families. */
    static long scaled(long ofNation, long families) {
        return (ofNation * families + NATION_FAMILIES / 2) / NATION_FAMILIES;
    }

    SampleQuarter period() {
        return SampleQuarter.parse(quarter);
    }
}
