package kz.tolem.writers.report;

import com.samskivert.mustache.Mustache;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Words;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Approval;
import kz.tolem.writers.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The report in one language, as the template sees it: words and figures that are ready to be shown.
 *
 * @param code of the language, as HTML writes it
 * @param t texts by their name
 * @param sample what stands over it all when the registry is made up; null when it is not
 */
record View(
        String code,
        Mustache.CustomContext t,
        String title,
        @Nullable String sample,
        String asOf,
        String months,
        String signing,
        BalanceView balance,
        TotalsView totals,
        @Nullable ComparisonView comparison,
        String nothingToCompare,
        List<Differed> differences,
        CasesView cases,
        LawView law,
        Proof proof) {

    boolean hasDifferences() {
        return !differences.isEmpty();
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What comes out otherwise than before. */
    record Differed(String kind, String cause, String benefit, String count, String amount) {}

    /** Digests, and who stands for them. */
    record Proof(
            String manifest,
            String law,
            String frozen,
            String baseline,
            String casework,
            String signedBy,
            String runBy,
            @Nullable String approvedBy,
            @Nullable String approvalKey,
            List<Accepted> accepted,
            List<File> files) {}

    /** Something beyond a limit that was let pass. */
    record Accepted(String limit, String name, String reason) {}

    /** A file of orders. */
    record File(String name, String rows, String amount, String bytes, String sha256) {}

    static View of(RunReport report, Language language) {
        Manifest manifest = report.manifest();
        Words words = new Words(language, report.law(), "report");
        RunReport.Approval approval = report.approval();
        return new View(
                language.code(),
                words::text,
                words.text("title", "period", period(manifest.period(), words)),
                manifest.sample() ? words.sample() : null,
                words.date(manifest.asOf()),
                months(manifest.months(), words),
                approval == null
                        ? words.text("not-approved")
                        : words.text("approved", "name", approval.name(), "time", time(approval.at(), words)),
                BalanceView.of(manifest.balance(), words),
                TotalsView.of(manifest, words),
                report.comparison() == null ? null : ComparisonView.of(report.comparison(), words),
                words.text(isQuarter(manifest.period()) ? "first-quarter" : "no-quarter"),
                manifest.differences().stream()
                        .map(difference -> new Differed(
                                words.text("difference-" + difference.kind()),
                                words.text("cause-" + difference.cause()),
                                words.name(difference.benefit()),
                                words.number(difference.count()),
                                words.tenge(difference.amount())))
                        .toList(),
                CasesView.of(manifest, words),
                LawView.of(manifest, report.law(), words),
                proof(report, words));
    }

    /** A period in words. */
    static String period(String name, Words words) {
        return isQuarter(name)
                ? words.text("quarter", "year", name.substring(0, 4), "quarter", name.substring(5))
                : words.text("night", "date", words.date(LocalDate.parse(name)));
    }

    private static boolean isQuarter(String period) {
        return period.charAt(4) == 'Q';
    }

    private static String months(List<YearMonth> months, Words words) {
        String first = words.month(months.get(0));
        String last = words.month(months.get(months.size() - 1));
        return first.equals(last) ? first : first + " – " + last;
    }

    private static String time(Instant instant, Words words) {
        return words.date(LocalDate.ofInstant(instant, ZoneOffset.UTC)) + ", " + TIME.format(instant) + " UTC";
    }

    private static Proof proof(RunReport report, Words words) {
        Manifest manifest = report.manifest();
        RunReport.Approval approval = report.approval();
        return new Proof(
                manifest.sha256(),
                manifest.lawDigest(),
                manifest.frozenDigest(),
                manifest.baselineDigest(),
                manifest.caseworkDigest(),
                report.signedBy(),
                String.join(", ", report.runBy()),
                approval == null ? null : approval.name() + ", " + time(approval.at(), words),
                approval == null ? null : key(approval.key(), words),
                report.accepted().stream()
                        .map(accepted -> new Accepted(
                                words.text("limit-" + accepted.limit()),
                                accepted.name() + ", " + time(accepted.at(), words),
                                accepted.reason()))
                        .toList(),
                manifest.files().stream().map(file -> file(file, words)).toList());
    }

    private static String key(String key, Words words) {
        return key.equals(Approval.NAME_ONLY) ? words.text("name-only") : key;
    }

    private static File file(WrittenFile file, Words words) {
        return new File(
                file.name(),
                words.number(file.rows()),
                words.tenge(file.amount()),
                words.number(file.bytes()),
                file.sha256());
    }
}
