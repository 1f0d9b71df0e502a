package kz.tolem.writers.manifest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.json.AmountText;
import kz.tolem.writers.json.CanonicalJson;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;

/**
 * What a sealed run is, without the time, the host or the process: the same facts, law and baseline give the same bytes.
 *
 * @param period name of the run
 * @param asOf the day as of which it was calculated
 * @param schemaVersion version of the files' form
 * @param lawDigest digest of the law in force
 * @param frozenDigest digest of the frozen registry
 * @param baselineDigest digest of what the ledger held when the run began
 * @param months what was calculated, in the order of time
 * @param rangeSize families in a range
 * @param sample whether the registry is made up
 * @param notice {@code SAMPLE, NOT FOR PAYMENT} over a sample registry, otherwise empty
 * @param balance every benefit, month and subject that was considered, once
 * @param files the orders, in the order of their names
 * @param totals orders by benefit, region and month, in that order
 * @param distribution orders by the size of their amount, in steps from small to large
 * @param held what is held, by reason and benefit
 * @param unclaimed what nobody applied for, by benefit
 * @param refused what was refused, by reason and benefit
 * @param differences what comes out otherwise than when it was calculated before, by kind, cause and benefit
 * @param quarantine rows of the registry in doubt, by defect
 * @param parametersNotConfirmed figures of the law that were used and whose status is not {@code confirmed}
 * @param incomesNotRead rows of incomes that no rule asked for
 * @param caseworkDigest SHA-256 of the manifest of the casework
 */
public record Manifest(
        String period,
        LocalDate asOf,
        int schemaVersion,
        String lawDigest,
        String frozenDigest,
        String baselineDigest,
        List<YearMonth> months,
        int rangeSize,
        boolean sample,
        String notice,
        Balance balance,
        List<WrittenFile> files,
        List<Orders> totals,
        List<Step> distribution,
        List<Held> held,
        List<Unclaimed> unclaimed,
        List<Refused> refused,
        List<Difference> differences,
        List<Quarantined> quarantine,
        List<Parameter> parametersNotConfirmed,
        long incomesNotRead,
        String caseworkDigest) {

    /** The file's name in every directory. */
    public static final String FILE = "manifest.json";

    /** The file with the signature. */
    public static final String SIGNATURE_FILE = "manifest.sig";

    public Manifest {
        months = List.copyOf(months);
        files = List.copyOf(files);
        totals = List.copyOf(totals);
        distribution = List.copyOf(distribution);
        held = List.copyOf(held);
        unclaimed = List.copyOf(unclaimed);
        refused = List.copyOf(refused);
        differences = List.copyOf(differences);
        quarantine = List.copyOf(quarantine);
        parametersNotConfirmed = List.copyOf(parametersNotConfirmed);
    }

    /** Orders of one benefit, region and month. */
    public record Orders(
            String benefit,
            String region,
            YearMonth month,
            long count,
            @AmountText long amount) {}

    /**
     * Orders of about the same amount.
     *
     * @param fromTenge the least amount in whole tenge; the largest is a tiyn below the next step's
     * @param amount their sum in tiyn
     */
    public record Step(
            long fromTenge, long count, @AmountText long amount) {}

    /**
     * What is held for one reason.
     *
     * @param count how many outcomes
     * @param withoutAmount how many of them have an amount that is not known
     * @param amount sum of the known amounts in tiyn
     */
    public record Held(
            String reason,
            String benefit,
            long count,
            long withoutAmount,
            @AmountText long amount) {}

    /** What is due and not applied for. */
    public record Unclaimed(
            String benefit, long count, @AmountText long amount) {}

    /** What was applied for and not granted. */
    public record Refused(String reason, String benefit, long count) {}

    /**
     * What comes out otherwise than when it was calculated before.
     *
     * @param kind {@code ARREARS}: ordered now; {@code OVERPAID}: ordered too much, which was not known before
     * @param cause {@code FACTS}, {@code LAW}, {@code PROGRAM}, {@code RETURNED}, or {@code UNKNOWN} where the facts of then
     *     are gone
     * @param amount tiyn; below zero where less is too much than was known
     */
    public record Difference(
            String kind,
            String cause,
            String benefit,
            long count,
            @AmountText long amount) {}

    /** Rows of the registry with one defect. */
    public record Quarantined(String defect, long count) {}

    /** A figure of the law that is less than confirmed. */
    public record Parameter(String name, String status) {}

    /** The one form of the manifest. */
    public byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /** Digest of the one form: what a second person approves. */
    public String sha256() {
        return Sha256.of(toJson());
    }

    /**
     * Reads a manifest.
     *
     * @throws DamagedFile when it is none, or not in the one form
     */
    public static Manifest parse(byte[] json) throws DamagedFile {
        return CanonicalJson.read(FILE, json, Manifest.class);
    }

    /** The totals as a map. */
    public SortedMap<TotalKey, Total> totalsByKey() {
        SortedMap<TotalKey, Total> map = new TreeMap<>();
        for (Orders entry : totals) {
            map.merge(
                    new TotalKey(entry.benefit(), entry.region(), entry.month()),
                    new Total(entry.count(), entry.amount()),
                    Total::plus);
        }
        return map;
    }

    /** Count and sum of all orders, by the totals. */
    public Total total() {
        return totalsByKey().values().stream().reduce(Total.NONE, Total::plus);
    }

    /** Totals as the manifest lists them. */
    public static List<Orders> listOf(SortedMap<TotalKey, Total> totals) {
        List<Orders> list = new ArrayList<>();
        totals.forEach((key, total) ->
                list.add(new Orders(key.benefit(), key.region(), key.month(), total.count(), total.amount())));
        return list;
    }
}
