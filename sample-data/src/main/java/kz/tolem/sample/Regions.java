package kz.tolem.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The twenty regions: how many people live there, about, and what a poor family's income is measured against. */
final class Regions {

    private static final SampleQuarter BASE = SampleQuarter.parse("2025Q4");
    /** Made-up poverty lines grow by so many thousandths of their first value in a quarter. */
    private static final int GROWTH = 15;

    private static final Map<String, Region> ALL = Resources.rows("regions.csv").stream()
            .map(row -> new Region(row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2])))
            .collect(Collectors.toMap(Region::code, region -> region, (a, b) -> a, TreeMap::new));

    private static final Map<String, Integer> PUBLISHED = Resources.rows("published-poverty-lines.csv").stream()
            .collect(Collectors.toMap(row -> row[0] + row[1], row -> Integer.parseInt(row[2])));

    private Regions() {}

    record Region(String code, int people, int firstLine) {}

    /** KATO codes, two digits, ascending. */
    static List<String> codes() {
        return List.copyOf(ALL.keySet());
    }

    static boolean isKnown(String code) {
        return ALL.containsKey(code);
    }

    static int people(String code) {
        return region(code).people();
    }

    static boolean isPublished(String code, SampleQuarter quarter) {
        return PUBLISHED.containsKey(code + quarter);
    }

    /** Whole tenge: the published poverty line, or a made-up one where nobody published it. */
    static int povertyLine(String code, SampleQuarter quarter) {
        Integer published = PUBLISHED.get(code + quarter);
        if (published != null) {
            return published;
        }
        return Math.toIntExact(
                Math.floorDiv(region(code).firstLine() * (1000L + (long) GROWTH * quarter.quartersSince(BASE)), 1000L));
    }

    private static Region region(String code) {
        Region region = ALL.get(code);
        if (region == null) {
            throw new IllegalArgumentException("no such region: '" + code + "'; known are " + codes());
        }
        return region;
    }
}
