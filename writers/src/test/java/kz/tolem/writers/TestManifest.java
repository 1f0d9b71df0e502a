package kz.tolem.writers;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Balance;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;

/** A manifest that fits to some files. */
public final class TestManifest {

    private TestManifest() {}

    /** The manifest of a run of {@link TestRange#METADATA} with these files, totals and sizes of orders. */
    public static Manifest of(
            List<WrittenFile> files, SortedMap<TotalKey, Total> totals, List<Manifest.Step> distribution) {
        Total ordered = totals.values().stream().reduce(Total.NONE, Total::plus);
        return new Manifest(
                "2026Q1",
                LocalDate.of(2026, 2, 14),
                1,
                TestRange.METADATA.lawDigest(),
                "2".repeat(64),
                "3".repeat(64),
                List.of(YearMonth.of(2025, 12), YearMonth.of(2026, 1), YearMonth.of(2026, 2)),
                100_000,
                true,
                "SAMPLE, NOT FOR PAYMENT",
                new Balance(
                        ordered.count() + 15,
                        ordered.count(),
                        5,
                        4,
                        3,
                        2,
                        1,
                        ordered.amount() + 500 - 100 + 400 + 300,
                        ordered.amount(),
                        500,
                        100,
                        400,
                        300),
                files,
                Manifest.listOf(totals),
                distribution,
                List.of(new Manifest.Held("NO_ACCOUNT", "TSA", 4, 1, 400)),
                List.of(new Manifest.Unclaimed("LARGE_FAMILY", 3, 300)),
                List.of(new Manifest.Refused("INCOME", "TSA", 2)),
                List.of(new Manifest.Difference("OVERPAID", "FACTS", "DISABILITY", 1, -500)),
                List.of(new Manifest.Quarantined("IIN_INVALID", 9)),
                List.of(new Manifest.Parameter("DISABLED_CHILD_CARE/per-child", "single-source")),
                12,
                "4".repeat(64));
    }
}
