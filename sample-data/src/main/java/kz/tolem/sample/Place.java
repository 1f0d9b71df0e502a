package kz.tolem.sample;

import java.util.List;

/** Region, district and dwelling of a family. Districts have the form of their codes and are made up. */
final class Place {

    private static final int MOST_DISTRICTS = 14;

    private final long seed;
    private final String[] regions;
    private final byte[][] codes;
    private final int[] people;
    private final int[] lines;
    private final Chance chance = new Chance();

    Place(SampleSpec spec) {
        seed = spec.seed();
        List<String> chosen = spec.regions().isEmpty() ? Regions.codes() : spec.regions();
        regions = chosen.toArray(new String[0]);
        codes = new byte[regions.length][];
        people = new int[regions.length];
        lines = new int[regions.length];
        for (int i = 0; i < regions.length; i++) {
            codes[i] = Code.of(regions[i]);
            people[i] = Regions.people(regions[i]);
            lines[i] = Regions.povertyLine(regions[i], spec.period());
        }
    }

    void decide(Household family) {
        chance.of(seed, family.index, Topic.PLACE);
        int region = chance.pick(people);
        family.region = regions[region];
        family.regionCode = codes[region];
        family.poor = lines[region];
        family.district = chance.hits(10_000) ? 0 : 1 + chance.below(3 + people[region] % (MOST_DISTRICTS - 3));
        // now and then two families share an address
        family.dwelling = 10_000_001L + (chance.hits(40_000) ? family.index / 2 * 2 : family.index);
    }
}
