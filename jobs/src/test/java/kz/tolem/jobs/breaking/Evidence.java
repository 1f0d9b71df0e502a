package kz.tolem.jobs.breaking;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tolem.jobs.Trees;

/**
 * What a run has come to so far.
 *
 * @param done a line for each range that is done: file, digest, counts and sums
 * @param ledger a line for each range with orders in the ledger: count, sum, digest of all rows
 * @param totals digests of the totals of all ranges, of benefits paid once, and of what was ordered too much
 * @param staged digests of order files and manifest that are not published
 * @param frozen digests of the frozen registry
 * @param casework digests of what caseworkers get, staged or visible
 */
record Evidence(
        Set<String> done,
        Set<String> ledger,
        String totals,
        SortedMap<String, String> staged,
        SortedMap<String, String> frozen,
        SortedMap<String, String> casework) {

    static Evidence of(Site site) throws IOException, SQLException {
        boolean hasTables = !site.state().isEmpty();
        return new Evidence(
                hasTables ? done(site) : Set.of(),
                hasTables ? ledger(site) : Set.of(),
                hasTables ? totals(site) : "",
                Trees.digests(site.staged(), Evidence::isPayment),
                frozen(site),
                casework(site));
    }

    /**
     * The same without files that were not there before and are what they should be: until a row names it, nobody counts a
     * file of a range, and who computes the range writes it anew.
     */
    Evidence withoutFilesSince(Evidence before, Evidence undisturbed) {
        return new Evidence(
                done,
                ledger,
                totals,
                withoutSince(staged, before.staged, undisturbed.staged),
                frozen,
                withoutSince(casework, before.casework, undisturbed.casework));
    }

    private static SortedMap<String, String> withoutSince(
            SortedMap<String, String> now, SortedMap<String, String> before, SortedMap<String, String> undisturbed) {
        SortedMap<String, String> files = new TreeMap<>(now);
        files.entrySet()
                .removeIf(file ->
                        !before.containsKey(file.getKey()) && file.getValue().equals(undisturbed.get(file.getKey())));
        return files;
    }

    static boolean isPayment(String name) {
        return !name.startsWith(".") && (name.endsWith(".parquet") || name.equals("manifest.json"));
    }

    private static Set<String> done(Site site) throws SQLException {
        return new TreeSet<>(site.rowsOfRun(
                "SELECT range, file, bytes, sha256, orders, amount, md5(casework) FROM runs.done_range WHERE {run}"));
    }

    private static Set<String> ledger(Site site) throws SQLException {
        return new TreeSet<>(site.rowsOfRun(
                "SELECT range, count(*), sum(amount), md5(string_agg(concat_ws(' ', subject, month, benefit,"
                        + " sequence, family_id, payee_id, amount, kind), E'\\n' ORDER BY subject, month, benefit,"
                        + " sequence)) FROM ledger.payment_order WHERE {run} GROUP BY range"));
    }

    private static String totals(Site site) throws SQLException {
        return String.join(
                " ",
                site.rowsOfRun("SELECT md5(string_agg(concat_ws(' ', range, outcome, benefit, month, region, reason,"
                        + " count, without_amount, amount, quantity), E'\\n' ORDER BY range, outcome, benefit, month, region,"
                        + " reason)) FROM runs.range_total WHERE {run}"
                        + " UNION ALL SELECT md5(string_agg(concat_ws(' ', range, held, months_ordered), E'\\n' ORDER BY range))"
                        + " FROM runs.done_range WHERE {run}"
                        + " UNION ALL SELECT md5(string_agg(concat_ws(' ', benefit, subject, sequence, month), E'\\n'"
                        + " ORDER BY benefit, subject, sequence)) FROM ledger.one_off_order WHERE {run}"
                        + " UNION ALL SELECT md5(string_agg(concat_ws(' ', subject, month, benefit, ordered, due, cause),"
                        + " E'\\n' ORDER BY subject, month, benefit)) FROM ledger.overpayment WHERE {run}"));
    }

    /** Of directories that have their name; hidden ones are still in the making. */
    private static SortedMap<String, String> frozen(Site site) throws IOException {
        Path frozen = site.home().resolve("frozen");
        SortedMap<String, String> digests = new TreeMap<>();
        if (Files.isDirectory(frozen)) {
            try (DirectoryStream<Path> named =
                    Files.newDirectoryStream(frozen, site.task().period() + "-*")) {
                for (Path directory : named) {
                    digests.putAll(Trees.digests(directory, name -> !name.startsWith(".")));
                }
            }
        }
        return digests;
    }

    private static SortedMap<String, String> casework(Site site) throws IOException {
        Path visible = site.home().resolve("casework").resolve(site.task().period());
        SortedMap<String, String> digests = Trees.digests(visible, name -> true);
        return digests.isEmpty()
                ? Trees.digests(site.staged().resolveSibling("casework"), Evidence::isPayment)
                : digests;
    }
}
