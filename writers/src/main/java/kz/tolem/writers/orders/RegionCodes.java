package kz.tolem.writers.orders;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.columns.Region;

/** Regions as output files write them: two digits, 00 where the registry has none that is known. */
public final class RegionCodes {

    private static final String UNKNOWN = "00";

    /** The texts by number; the last one stands for all codes that are not known. */
    public static final List<String> TEXTS = texts();

    private RegionCodes() {}

    /** Number of the text for what a column of regions holds. */
    public static int code(byte region) {
        return region < 0 ? TEXTS.size() - 1 : region;
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(Region.VOCABULARY.codes());
        texts.add(UNKNOWN);
        return List.copyOf(texts);
    }
}
