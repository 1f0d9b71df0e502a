package kz.tolem.writers.orders;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in the footer of a file of orders.
 *
 * @param period name of the run, for example {@code 2026Q1}
 * @param lawDigest digest of the law that was in force; empty where no law was applied
 * @param schemaVersion version of the files' form
 * @param isSample whether the registry is made up
 */
public record OrdersMetadata(String period, String lawDigest, int schemaVersion, boolean isSample) {

    /** What everything made of a sample registry says. */
    public static final String SAMPLE_NOTICE = "SAMPLE, NOT FOR PAYMENT";

    /** As key-value metadata of Parquet. */
    public SortedMap<String, String> entries() {
        SortedMap<String, String> entries = new TreeMap<>();
        entries.put("period", period);
        if (!lawDigest.isEmpty()) {
            entries.put("law_digest", lawDigest);
        }
        entries.put("schema_version", Integer.toString(schemaVersion));
        if (isSample) {
            entries.put("notice", SAMPLE_NOTICE);
        }
        return entries;
    }

    /** {@link #SAMPLE_NOTICE} over a sample registry, otherwise empty. */
    public String notice() {
        return isSample ? SAMPLE_NOTICE : "";
    }
}
