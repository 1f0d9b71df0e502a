package kz.tolem.writers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.tolem.writers.TestManifest;
import kz.tolem.writers.TestRange;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Approval;
import kz.tolem.writers.manifest.Distribution;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.manifest.SigningKey;
import kz.tolem.writers.manifest.TrustedKeys;
import kz.tolem.writers.orders.OrdersFile;
import kz.tolem.writers.orders.OrdersFileReader;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;
import kz.tolem.writers.outbox.Finding.Kind;
import kz.tolem.writers.outbox.Publication.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final byte[] REPORT = "<html>report</html>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    private Path staging;
    private Path outbox;
    private Path published;
    private SigningKey key;
    private TrustedKeys trusted;
    private final List<WrittenFile> files = new ArrayList<>();
    private final SortedMap<TotalKey, Total> totals = new TreeMap<>();
    private final Distribution distribution = new Distribution();

    @BeforeEach
    void seal() throws IOException {
        staging = Files.createDirectory(temporary.resolve("staging"));
        outbox = temporary.resolve("outbox");
        published = outbox.resolve("2026Q1");
        KeyDirectory keys = new KeyDirectory(temporary.resolve("keys"));
        key = keys.signingKey();
        trusted = keys.trusted();
        for (int number = 0; number < 3; number++) {
            addOrders(number, number == 2 ? 0 : 150, TestRange.METADATA);
        }
        Files.write(staging.resolve("report.html"), REPORT);
        sign(TestManifest.of(files, totals, distribution.list()), "Bolat", key);
    }

    @AfterEach
    void unseal() throws IOException {
        if (Files.isDirectory(published)) {
            permit(published, "rwx------");
        }
    }

    @Test
    void what_was_sealed_appears_whole_and_read_only() throws IOException {
        assertThat(publish()).isEqualTo(Result.PUBLISHED);
        assertThat(list(outbox)).containsExactly("2026Q1");
        assertThat(list(published))
                .containsExactly(
                        "approval.json",
                        "approval.sig",
                        "manifest.json",
                        "manifest.sig",
                        "orders-00000.parquet",
                        "orders-00001.parquet",
                        "orders-00002.parquet",
                        "report.html");
        for (String name : list(published)) {
            assertThat(published.resolve(name)).hasSameBinaryContentAs(staging.resolve(name));
            assertThat(permissions(published.resolve(name))).isEqualTo("r--------");
        }
        assertThat(permissions(published)).isEqualTo("r-x------");
        Verification verification = PublishedDirectory.verify(published, trusted);
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.isSound()).isTrue();
        assertThat(verification.signedBy()).isEqualTo(key.id());
        assertThat(verification.manifest()).isEqualTo(TestManifest.of(files, totals, distribution.list()));
    }

    @Test
    void nothing_is_visible_before_the_rename() throws IOException {
        Publication prepared = Publication.prepare(staging, outbox, "2026Q1", trusted);
        assertThat(list(outbox)).singleElement().asString().startsWith(".2026Q1.partial");
        assertThat(prepared.reveal()).isEqualTo(Result.PUBLISHED);
        assertThat(list(outbox)).containsExactly("2026Q1");
    }

    @Test
    void publishing_again_touches_nothing() throws IOException {
        publish();
        Object before = Files.readAttributes(published, "unix:ino,ctime");
        assertThat(publish()).isEqualTo(Result.ALREADY_PUBLISHED);
        assertThat(Files.readAttributes(published, "unix:ino,ctime")).isEqualTo(before);
    }

    @Test
    void something_else_is_never_published_over_it() throws IOException {
        publish();
        String before = Sha256.of(published.resolve("manifest.json"));
        addOrders(3, 20, TestRange.METADATA);
        sign(TestManifest.of(files, totals, distribution.list()), "Bolat", key);
        assertThatThrownBy(this::publish)
                .isInstanceOf(PublicationRefused.class)
                .hasMessageContaining("holds something else")
                .hasMessageContaining(before);
        assertThat(Sha256.of(published.resolve("manifest.json"))).isEqualTo(before);
        assertThat(list(outbox)).containsExactly("2026Q1");
    }

    @Test
    void what_a_crash_left_behind_is_removed_first() throws IOException {
        Publication.prepare(staging, outbox, "2026Q1", trusted);
        Path partial = outbox.resolve(list(outbox).get(0));
        permit(partial, "rwx------");
        Files.writeString(partial.resolve("orders-00009.parquet"), "half a file");
        Files.delete(partial.resolve("manifest.sig"));
        permit(partial, "r-x------");
        assertThat(publish()).isEqualTo(Result.PUBLISHED);
        assertThat(list(outbox)).containsExactly("2026Q1");
        assertThat(PublishedDirectory.verify(published, trusted).findings()).isEmpty();
    }

    @Test
    void a_publisher_that_was_paused_can_reveal_nothing_of_the_one_after_it() throws IOException {
        Publication paused = Publication.prepare(staging, outbox, "2026Q1", trusted);
        Publication next = Publication.prepare(staging, outbox, "2026Q1", trusted);
        assertThatThrownBy(paused::reveal).isInstanceOf(NoSuchFileException.class);
        assertThat(next.reveal()).isEqualTo(Result.PUBLISHED);
        assertThatThrownBy(paused::reveal).isInstanceOf(PublicationRefused.class);
        assertThat(list(outbox)).containsExactly("2026Q1");
        assertThat(PublishedDirectory.verify(published, trusted).findings()).isEmpty();
    }

    @Test
    void a_file_that_changed_since_it_was_sealed_is_not_published() throws IOException {
        byte[] bytes = Files.readAllBytes(staging.resolve("orders-00001.parquet"));
        bytes[100] ^= 1;
        Files.write(staging.resolve("orders-00001.parquet"), bytes);
        Files.delete(staging.resolve("orders-00002.parquet"));
        assertThatThrownBy(this::publish).isInstanceOfSatisfying(PublicationRefused.class, e -> assertThat(e.findings())
                .extracting(Finding::kind, Finding::file)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.DAMAGED, "orders-00001.parquet"),
                        org.assertj.core.groups.Tuple.tuple(Kind.MISSING, "orders-00002.parquet")));
        assertThat(list(outbox)).isEmpty();
    }

    @Test
    void who_ran_it_cannot_approve_it() throws IOException {
        sign(TestManifest.of(files, totals, distribution.list()), "aigul", key);
        assertThatThrownBy(this::publish).isInstanceOf(PublicationRefused.class).hasMessageContaining("who ran it");
        assertThat(list(outbox)).isEmpty();
    }

    @Test
    void the_approval_of_another_manifest_counts_for_nothing() throws IOException {
        byte[] approval = Files.readAllBytes(staging.resolve("approval.json"));
        byte[] signature = Files.readAllBytes(staging.resolve("approval.sig"));
        addOrders(3, 20, TestRange.METADATA);
        sign(TestManifest.of(files, totals, distribution.list()), "Bolat", key);
        Files.write(staging.resolve("approval.json"), approval);
        Files.write(staging.resolve("approval.sig"), signature);
        assertThatThrownBy(this::publish)
                .isInstanceOf(PublicationRefused.class)
                .hasMessageContaining("approves another manifest");
    }

    @Test
    void a_foreign_key_signs_nothing_even_when_it_lies_in_the_directory() throws IOException {
        SigningKey foreign = new KeyDirectory(temporary.resolve("foreign")).signingKey();
        sign(TestManifest.of(files, totals, distribution.list()), "Bolat", foreign);
        Path copy = Files.createDirectory(temporary.resolve("copy"));
        copyTo(staging, copy);
        Files.copy(temporary.resolve("foreign/signing.pub"), copy.resolve("signing.pub"));
        assertThat(findings(copy))
                .containsExactly("UNTRUSTED approval.sig", "UNTRUSTED manifest.sig", "EXTRA signing.pub");
        Files.delete(copy.resolve("signing.pub"));
        assertThat(PublishedDirectory.verify(copy, trusted.and(foreign.publicKey()))
                        .isSound())
                .isTrue();
    }

    @Test
    void one_changed_bit_anywhere_is_found_and_its_file_named() throws IOException {
        publish();
        Path copy = Files.createDirectory(temporary.resolve("copy"));
        copyTo(published, copy);
        for (String name : list(copy)) {
            Path file = copy.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            int step = Math.max(1, bytes.length * 8 / 101);
            for (int bit = 0; bit < bytes.length * 8; bit += step) {
                byte[] changed = bytes.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(file, changed);
                assertThat(PublishedDirectory.verify(copy, trusted).findings())
                        .as("bit %d of %s", bit, name)
                        .anyMatch(finding -> finding.file().startsWith(name.substring(0, name.indexOf('.') + 1)));
            }
            Files.write(file, bytes);
        }
        assertThat(PublishedDirectory.verify(copy, trusted).isSound()).isTrue();
    }

    @Test
    void whatever_is_missing_cut_short_or_extra_is_named() throws IOException {
        publish();
        for (String name : list(published)) {
            Path copy = Files.createDirectory(temporary.resolve("without-" + name));
            copyTo(published, copy);
            Files.delete(copy.resolve(name));
            assertThat(findings(copy)).contains("MISSING " + name);
            Files.write(copy.resolve(name), new byte[0]);
            assertThat(PublishedDirectory.verify(copy, trusted).findings())
                    .anyMatch(finding -> finding.file().startsWith(name.substring(0, name.indexOf('.') + 1)));
        }
        Path copy = Files.createDirectory(temporary.resolve("with-more"));
        copyTo(published, copy);
        Files.writeString(copy.resolve("orders-00003.parquet"), "more");
        Files.createDirectory(copy.resolve("directory"));
        Files.createSymbolicLink(copy.resolve("link"), copy.resolve("report.html"));
        assertThat(findings(copy)).containsExactly("EXTRA directory", "EXTRA link", "EXTRA orders-00003.parquet");
    }

    @Test
    void totals_that_are_not_those_of_the_files_are_found() throws IOException {
        TotalKey first = totals.firstKey();
        SortedMap<TotalKey, Total> wrong = new TreeMap<>(totals);
        wrong.merge(first, new Total(0, 1), Total::plus);
        wrong.merge(totals.lastKey(), new Total(0, -1), Total::plus);
        sign(TestManifest.of(files, wrong, distribution.list()), "Bolat", key);
        assertThat(PublishedDirectory.verify(staging, trusted).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.TOTALS);
                    assertThat(finding.file()).isEqualTo("manifest.json");
                    assertThat(finding.toString())
                            .contains(first.benefit(), first.month().toString());
                });
    }

    @Test
    void sizes_of_orders_that_are_not_those_of_the_files_are_found() throws IOException {
        List<Manifest.Step> wrong = new ArrayList<>(distribution.list());
        assertThat(wrong.stream().mapToLong(Manifest.Step::count).sum()).isEqualTo(300);
        Manifest.Step first = wrong.get(0);
        Manifest.Step second = wrong.get(1);
        wrong.set(0, new Manifest.Step(first.fromTenge(), first.count() + 1, first.amount()));
        wrong.set(1, new Manifest.Step(second.fromTenge(), second.count() - 1, second.amount()));
        sign(TestManifest.of(files, totals, wrong), "Bolat", key);
        assertThat(findings(staging)).containsExactly("TOTALS manifest.json");
    }

    @Test
    void a_file_of_another_run_is_found() throws IOException {
        addOrders(3, 10, new OrdersMetadata("2025Q4", TestRange.METADATA.lawDigest(), 1, true));
        sign(TestManifest.of(files, totals, distribution.list()), "Bolat", key);
        assertThat(findings(staging)).containsExactly("DAMAGED orders-00003.parquet");
    }

    @Test
    void a_manifest_that_names_a_file_elsewhere_reads_nothing_there() throws IOException {
        files.set(0, new WrittenFile("../keys/signing.key", 1, "0".repeat(64), 0, 0));
        sign(TestManifest.of(files, totals, distribution.list()), "Bolat", key);
        assertThat(findings(staging)).contains("DAMAGED manifest.json", "EXTRA orders-00000.parquet");
        assertThatThrownBy(this::publish).isInstanceOf(PublicationRefused.class);
        assertThat(list(outbox)).isEmpty();
    }

    private Result publish() throws IOException {
        return Publication.publish(staging, outbox, "2026Q1", trusted);
    }

    private void addOrders(int number, int count, OrdersMetadata metadata) throws IOException {
        TestRange range = new TestRange(100 + number, 20, count);
        Path file = staging.resolve("orders-%05d.parquet".formatted(number));
        files.add(OrdersFile.write(file, range.families, range.orders, metadata));
        OrdersFileReader.Orders orders = OrdersFileReader.open(file).decode();
        orders.totals().forEach((total, value) -> totals.merge(total, value, Total::plus));
        distribution.add(orders);
    }

    private void sign(Manifest manifest, String approver, SigningKey signer) throws IOException {
        Approval approval = new Approval(
                manifest.sha256(),
                "2026Q1",
                "Aigul",
                approver,
                Instant.parse("2026-04-01T10:15:30Z"),
                Approval.NAME_ONLY,
                List.of(new Approval.Document("report.html", REPORT.length, Sha256.of(REPORT))));
        Files.write(staging.resolve("manifest.json"), manifest.toJson());
        Files.write(staging.resolve("manifest.sig"), signer.sign(manifest.toJson()));
        Files.write(staging.resolve("approval.json"), approval.toJson());
        Files.write(staging.resolve("approval.sig"), signer.sign(approval.toJson()));
    }

    private List<String> findings(Path directory) throws IOException {
        return PublishedDirectory.verify(directory, trusted).findings().stream()
                .map(finding -> finding.kind() + " " + finding.file())
                .toList();
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static void copyTo(Path from, Path to) throws IOException {
        for (String name : list(from)) {
            Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
