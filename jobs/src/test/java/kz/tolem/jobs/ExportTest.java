package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import kz.tolem.jobs.config.TolemProperties;
import kz.tolem.writers.export.CreditTransfers;
import kz.tolem.writers.export.Debtor;
import kz.tolem.writers.export.PublishedOrders;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.orders.OrderCells;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postgresql.PGConnection;

/** Published orders in other forms say what the Parquet files say. */
@Execution(ExecutionMode.CONCURRENT)
final class ExportTest {

    private static final String COLUMNS = "order_id, run, strftime(month, '%Y-%m-%d'), benefit, form, kind, family_id,"
            + " person_id, payee_id, payee_iin, iban, bic, region, district, amount, base, coefficient, quantity, legal_basis, replaces";
    private static final Debtor DEBTOR = new Debtor(
            "Treasury & Co",
            "123456789012",
            "KZ039030000016456351",
            "ZZCYKZKX",
            "046",
            "027001",
            OffsetDateTime.parse("2026-04-02T09:00:00+05:00"),
            LocalDate.of(2026, 4, 3));

    private final Installation installation = UndisturbedQuarter.installation();
    private final Path published = installation.published(SampleRegistry.PERIOD);
    private final String parquet = "read_parquet('" + published.resolve("orders-*.parquet") + "')";
    private final Path directory = Places.directory();

    ExportTest() throws Exception {}

    @Test
    void textSaysTheSame() throws Exception {
        Path file = directory.resolve("orders.csv");
        assertThat(export("--csv", "--out", file.toString()).ok().out())
                .contains("SAMPLE, NOT FOR PAYMENT")
                .contains(file.toString());

        String read = "read_csv('" + file + "', header = true, all_varchar = true, nullstr = '')";
        List<String> expected = Duck.rows(asText(parquet, COLUMNS));
        assertThat(expected).isNotEmpty();
        assertThat(Duck.rows(asText(read, COLUMNS.replace("strftime(month, '%Y-%m-%d')", "month"))))
                .containsExactlyElementsOf(expected);
    }

    /** As the README says. */
    @Test
    void aDatabaseTakesTheText() throws Exception {
        Path file = directory.resolve("orders.csv");
        export("--csv", "--out", file.toString()).ok();
        String readme = Files.readString(Readme.FILE);
        int begin = readme.indexOf("create table orders (order_id");
        Database finance = Database.empty();
        finance.execute(readme.substring(begin, readme.indexOf(';', begin)));
        try (Connection connection = finance.connect();
                InputStream text = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY orders FROM STDIN WITH (format csv, header)", text);
        }
        String sums =
                "select benefit, count(*), sum(amount), count(form), count(person_id), count(district), count(base),"
                        + " max(coefficient), sum(quantity), count(replaces) from %s group by benefit order by benefit";
        assertThat(finance.rows(sums.formatted("orders")))
                .isNotEmpty()
                .containsExactlyElementsOf(Duck.rows(sums.formatted(parquet)));
    }

    @Test
    void oneRegionAloneCanBeHad() throws Exception {
        String region = Duck.rows("select min(region) from " + parquet + " where region <> '00'")
                .get(0);
        Path file = directory.resolve("region.csv");
        export("--csv", "--region", region, "--out", file.toString()).ok();
        assertThat(Duck.rows("select count(*), min(region), max(region) from read_csv('" + file
                        + "', header = true, all_varchar = true)"))
                .containsExactlyElementsOf(Duck.rows("select count(*), min(region), max(region) from " + parquet
                        + " where region = '" + region + "'"));
    }

    @Test
    void theWorkbookSaysTheSame() throws Exception {
        Path file = directory.resolve("orders.xlsx");
        export("--xlsx", "--out", file.toString()).ok();

        List<String> read = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            rows.skip(1)
                    .forEach(row -> read.add(IntStream.range(0, OrderCells.COLUMNS.size())
                            .mapToObj(column -> text(row.getOptionalCell(column).orElse(null)))
                            .collect(Collectors.joining("|"))));
        }
        assertThat(read.stream().sorted().toList())
                .isEqualTo(Duck.rows(
                                "select order_id, run, (month - date '1899-12-30')::varchar, benefit, form, kind, family_id,"
                                        + " person_id, payee_id, payee_iin, iban, bic, region, district, amount, base, coefficient,"
                                        + " quantity, legal_basis, replaces from " + parquet)
                        .stream()
                        .map(ExportTest::plain)
                        .sorted()
                        .toList());
    }

    @Test
    void aBankCanReadTheCreditTransfers() throws Exception {
        Path file = directory.resolve("orders.xml");
        try (OutputStream out = Files.newOutputStream(file)) {
            CreditTransfers.write(orders(), DEBTOR, out, directory.resolve("parts"));
        }
        schema().newValidator().validate(new StreamSource(file.toFile()));
        assertThat(directory.resolve("parts")).doesNotExist();

        String xml = Files.readString(file);
        assertThat(xml).contains("<Nm>Treasury &amp; Co</Nm>").contains("<Prtry>027001</Prtry>");
        String all = Duck.rows("select count(*), sum(amount) from " + parquet).get(0);
        assertThat(all(xml, "<GrpHdr>.*?<NbOfTxs>(.*?)</NbOfTxs><CtrlSum>(.*?)</CtrlSum>"))
                .containsExactly(all);
        assertThat(all(xml, "<PmtInfId>2026Q1-(.*?)</PmtInfId>.*?<NbOfTxs>(.*?)</NbOfTxs><CtrlSum>(.*?)</CtrlSum>"))
                .containsExactlyElementsOf(
                        Duck.rows("select region || '-' || strftime(month, '%Y-%m') as block, count(*), sum(amount)"
                                + " from " + parquet + " group by block order by block"));
        List<String> ids = all(xml, "<EndToEndId>(.*?)</EndToEndId>");
        assertThat(new TreeSet<>(ids)).hasSameSizeAs(ids);
        assertThat(all(
                        xml,
                        "<InstdAmt Ccy=\"KZT\">(.*?)</InstdAmt>.*?<BICFI>(.*?)</BICFI>.*?<Id>(\\d{12})</Id>.*?<IBAN>(.*?)</IBAN>"
                                + ".*?<Ustrd>(.*?)</Ustrd>"))
                .containsExactlyInAnyOrderElementsOf(
                        Duck.rows("select amount, bic, payee_iin, iban, order_id from " + parquet));
    }

    @Test
    void anEndToEndIdIsTheOrdersOwn() {
        assertThat(CreditTransfers.endToEndId("TSA/2026-02/1000042/1")).isEqualTo("01-202602-1000042-1");
        assertThat(CreditTransfers.endToEndId("DISABLED_CHILD_CARE/2026-02/9223372036854775807/32"))
                .hasSizeLessThanOrEqualTo(35);
    }

    @Test
    void withoutAPayerEveryMissingSettingIsNamed() {
        OffsetDateTime now = DEBTOR.created();
        assertThatThrownBy(() -> new TolemProperties.Payment("Treasury", "12", null, null, null, null)
                        .debtor(now, now.toLocalDate()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tolem.payment.debtor-bin must be 12 digits")
                .hasMessageContaining("tolem.payment.debtor-iban is missing")
                .hasMessageContaining("tolem.payment.budget-code is missing");
        assertThatThrownBy(() -> new TolemProperties.Payment(
                                "Treasury", "123456789012", "KZ049030000016456351", "ZZCYKZKX", "046", "027001")
                        .debtor(now, now.toLocalDate()))
                .hasMessageContaining("debtor-iban has another check number");
        assertThat(new TolemProperties.Payment(
                                "Treasury & Co", "123456789012", "KZ039030000016456351", "ZZCYKZKX", "046", "027001")
                        .debtor(now, DEBTOR.executeOn()))
                .isEqualTo(DEBTOR);
    }

    @Test
    void aSampleIsNoPayment() throws Exception {
        assertThat(export("--pain001").with(2).err()).contains("is a sample, not for payment");
        assertThat(installation.home().resolve("export/2026Q1-orders.xml")).doesNotExist();
    }

    @Test
    void whatIsNotPublishedIsNotExported() throws Exception {
        assertThat(installation
                        .tolem("export", SampleRegistry.NEXT_PERIOD, "--csv")
                        .with(10)
                        .err())
                .contains("is not published")
                .contains("tolem status " + SampleRegistry.NEXT_PERIOD);
        assertThat(export("--csv", "--region", "99").with(2).err()).contains("--region 99 is no region");
        assertThat(export().with(2).err()).contains("--csv");
        assertThat(export("--csv", "--out", "/nowhere/orders.csv").with(2).err())
                .contains("there is no directory");
    }

    private Program.Ended export(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("export", SampleRegistry.PERIOD));
        arguments.addAll(List.of(options));
        return installation.tolem(arguments.toArray(String[]::new));
    }

    private PublishedOrders orders() throws Exception {
        return new PublishedOrders(
                published, Manifest.parse(Files.readAllBytes(published.resolve(Manifest.FILE))), Set.of());
    }

    private static Schema schema() throws Exception {
        try (var in = ExportTest.class.getResourceAsStream("/export/pain.001.001.09.xsd")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(text)));
        }
    }

    private static String asText(String source, String columns) {
        return "select concat_ws('|', "
                + Stream.of(columns.split(", (?![^(]*\\))"))
                        .map(column -> "coalesce((" + column + ")::varchar, '')")
                        .collect(Collectors.joining(", "))
                + ") as line from " + source + " order by line";
    }

    /** All groups of all matches, joined by a bar. */
    private static List<String> all(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            List<String> groups = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            found.add(String.join("|", groups));
        }
        return found;
    }

    private static String text(@Nullable Cell cell) {
        return cell == null || cell.getRawValue() == null ? "null" : number(cell.getRawValue());
    }

    /** A workbook keeps 1.6100 as 1.61. */
    private static String plain(String row) {
        return Stream.of(row.split("\\|", -1)).map(ExportTest::number).collect(Collectors.joining("|"));
    }

    private static String number(String text) {
        return text.matches("\\d+\\.\\d+") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
