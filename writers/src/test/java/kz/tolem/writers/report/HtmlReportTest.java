package kz.tolem.writers.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Words;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;
import kz.tolem.writers.TestManifest;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final LawBook LAW = LawBook.builtIn();
    private static final String NBSP = "\u00A0";
    private static final RunReport.Approval APPROVAL =
            new RunReport.Approval("Bolat", Instant.parse("2026-04-01T10:15:30.123456Z"), "name-only");

    @Test
    void the_same_report_has_the_same_bytes_wherever_it_is_made() {
        byte[] first = HtmlReport.of(report(APPROVAL, comparison()));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(HtmlReport.of(report(APPROVAL, comparison()))).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void nothing_from_outside_is_loaded_and_nothing_is_executed() {
        String html = html(APPROVAL, comparison());
        assertThat(html)
                .doesNotContainPattern("(?i)<(script|iframe|object|embed|img|base|form|meta http-equiv=\"refresh)")
                .doesNotContainPattern("(?i)\\s(src|srcset|action|on[a-z]+)\\s*=")
                .doesNotContainPattern("(?i)@import|url\\(")
                .contains("default-src 'none'");
        Matcher href = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
        while (href.find()) {
            assertThat(href.group(1)).matches("#[a-z-]+|data:,");
        }
    }

    @Test
    void every_link_leads_somewhere_and_no_id_is_there_twice() {
        String html = html(APPROVAL, comparison());
        List<String> ids = all("id=\"([^\"]*)\"", html);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all("href=\"#([^\"]*)\"", html));
        assertThat(ids).containsAll(all("aria-labelledby=\"([^\"]*)\"", html));
    }

    @Test
    void what_people_wrote_is_text_and_no_markup() {
        RunReport report = new RunReport(
                manifest(),
                LAW,
                List.of("<b>Aigul</b>"),
                "0123456789abcdef",
                APPROVAL,
                List.of(new RunReport.Accepted(
                        "VARIANCE", "Dana", "<script>alert(\"1\")</script> & more", APPROVAL.at())),
                null);
        assertThat(new String(HtmlReport.of(report), StandardCharsets.UTF_8))
                .contains("&lt;b&gt;Aigul&lt;")
                .contains("&lt;script&gt;")
                .contains("&amp; more")
                .doesNotContain("<script")
                .doesNotContain("<b>");
    }

    /** Tags that do not match would be mended by browsers, each in its own way. */
    @Test
    void all_tags_are_closed_in_order() throws Exception {
        String html = html(APPROVAL, comparison());
        String xml = html.replaceFirst("<!DOCTYPE html>", "")
                .replaceAll("<(meta|link|input)([^>]*)>", "<$1$2/>")
                .replace(" checked/>", " checked=\"\"/>");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("html");
    }

    @Test
    void every_table_has_a_caption_and_every_chart_a_text() {
        String html = html(APPROVAL, comparison());
        assertThat(all("<table[^>]*>\n<(caption)>[^<]", html)).hasSameSizeAs(all("(<table)", html));
        assertThat(all("<svg [^>]*(role=\"img\") aria-label=\"[^\"]", html)).hasSameSizeAs(all("(<svg)", html));
    }

    @Test
    void figures_are_those_of_the_manifest_in_each_language() {
        String html = html(APPROVAL, null);
        assertThat(in(html, "en")).contains("1,234,567.89").contains("Payment orders: quarter 1 of 2026");
        assertThat(in(html, "ru"))
                .contains("1" + NBSP + "234" + NBSP + "567,89")
                .contains("город Астана")
                .contains("адресная социальная помощь");
        assertThat(in(html, "kk"))
                .contains("1" + NBSP + "234" + NBSP + "567,89")
                .contains("Астана қаласы")
                .contains("атаулы әлеуметтік көмек");
        assertThat(html).contains(manifest().sha256()).contains("5".repeat(64)).contains("0123456789abcdef");
    }

    @Test
    void months_before_the_quarter_are_one_line_of_a_benefit_and_single_lines_of_all() {
        String english = in(html(APPROVAL, null), "en");
        assertThat(english).contains("months before").contains("December 2025");
    }

    @Test
    void who_approved_is_said_once_somebody_has() {
        assertThat(in(html(null, null), "en")).contains("not approved yet").doesNotContain("Bolat");
        assertThat(in(html(APPROVAL, null), "en"))
                .contains("approved by Bolat, 1 April 2026, 10:15:30 UTC")
                .doesNotContain("not approved yet");
    }

    @Test
    void the_first_quarter_and_a_night_say_why_they_are_not_compared() {
        assertThat(in(html(APPROVAL, null), "en")).contains("There is nothing to compare with");
        Manifest manifest = manifest();
        Manifest night = new Manifest(
                "2026-02-14",
                manifest.asOf(),
                manifest.schemaVersion(),
                manifest.lawDigest(),
                manifest.frozenDigest(),
                manifest.baselineDigest(),
                manifest.months(),
                manifest.rangeSize(),
                false,
                "",
                manifest.balance(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                manifest.caseworkDigest());
        String html = new String(
                HtmlReport.of(new RunReport(night, LAW, List.of("Aigul"), "", APPROVAL, List.of(), null)),
                StandardCharsets.UTF_8);
        assertThat(in(html, "en"))
                .contains("night of 14 February 2026")
                .contains("is not compared with a quarter")
                .contains("Nothing.");
    }

    /** 300 tenge a month for 3 orders, 600 for 4 now: 100 by the index, 133.33 by one order more, the rest otherwise. */
    @Test
    void the_causes_of_a_change_add_up() {
        Comparison comparison = new Comparison(
                "2025Q4",
                3,
                2,
                10,
                11,
                List.of(new Comparison.Benefit("TSA", 9, 90_000, 120_000, 8, 110_000, 10_000)),
                List.of());
        ComparisonView view = ComparisonView.of(comparison, new Words(Language.EN, LAW, "report"));
        assertThat(view.benefits()).hasSize(2);
        assertThat(view.benefits().get(1).steps())
                .extracting(ComparisonView.Step::count, ComparisonView.Step::amount, ComparisonView.Step::note)
                .containsExactly(
                        tuple("3", "300.00", ""),
                        tuple("4", "600.00", ""),
                        tuple("", "+100.00", "+33.3%"),
                        tuple("+1", "+133.33", "+44.4%"),
                        tuple("", "+16.67", "+5.6%"),
                        tuple("", "+50.00", "+16.7%"),
                        tuple("+1", "+300.00", "+100.0%"));
        assertThat(view.hasOtherMonths()).isTrue();
    }

    @Test
    void a_law_that_is_not_confirmed_comes_first_with_its_source() {
        String english = in(html(APPROVAL, null), "en");
        String section = english.substring(english.indexOf("<h3>Not confirmed"), english.indexOf("<h3>Confirmed"));
        assertThat(section).contains("one source").doesNotContain(">confirmed<");
        assertThat(english.substring(english.indexOf("<h3>Confirmed"))).contains("4,325 tenge");
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What is shown in one language. */
    private static String in(String html, String language) {
        int from = html.indexOf("<main class=\"only " + language);
        return html.substring(from, html.indexOf("</main>", from));
    }

    private static String html(RunReport.@Nullable Approval approval, @Nullable Comparison comparison) {
        return new String(HtmlReport.of(report(approval, comparison)), StandardCharsets.UTF_8);
    }

    private static RunReport report(RunReport.@Nullable Approval approval, @Nullable Comparison comparison) {
        return new RunReport(manifest(), LAW, List.of("Aigul"), "0123456789abcdef", approval, List.of(), comparison);
    }

    private static Comparison comparison() {
        List<Comparison.Change> changes = new ArrayList<>();
        for (Entry before : LAW.inForceEntries(YearMonth.of(2025, 12))) {
            for (Entry now : LAW.inForceEntries(YearMonth.of(2026, 2))) {
                if (before.name().equals("mrp") && now.name().equals("mrp")) {
                    changes.add(new Comparison.Change(before, now));
                }
            }
        }
        return new Comparison(
                "2025Q4",
                3,
                2,
                10,
                11,
                List.of(new Comparison.Benefit("TSA", 9, 90_000, 120_000, 8, 110_000, 10_000)),
                changes);
    }

    private static Manifest manifest() {
        TreeMap<TotalKey, Total> totals = new TreeMap<>();
        totals.put(new TotalKey("TSA", "71", YearMonth.of(2025, 12)), new Total(1, 100));
        totals.put(new TotalKey("TSA", "71", YearMonth.of(2026, 1)), new Total(2, 123_456_789));
        totals.put(new TotalKey("DISABILITY", "10", YearMonth.of(2026, 2)), new Total(1, 5_000_000));
        return TestManifest.of(
                List.of(new WrittenFile("orders-00000.parquet", 1000, "5".repeat(64), 4, 128_456_889)),
                totals,
                List.of(new Manifest.Step(0, 1, 100), new Manifest.Step(5_000, 3, 128_456_789)));
    }
}
