package kz.tolem.writers.outbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Approval;
import kz.tolem.writers.manifest.Distribution;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.manifest.TrustedKeys;
import kz.tolem.writers.orders.OrdersFileReader;
import kz.tolem.writers.orders.OrdersMetadata;
import kz.tolem.writers.orders.Total;
import kz.tolem.writers.orders.TotalKey;
import kz.tolem.writers.outbox.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** One check of one directory. */
final class DirectoryCheck {

    private static final Pattern ORDERS_NAME = Pattern.compile("orders-[0-9]{5,9}\\.parquet");
    static final Pattern DOCUMENT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");
    private static final int LARGEST_TEXT = 64 << 20;

    private final Path directory;
    private final TrustedKeys trusted;
    private final boolean decodes;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeSet<String> names = new TreeSet<>();
    private final TreeSet<String> vouchedFor = new TreeSet<>();
    private final SortedMap<TotalKey, Total> totals = new TreeMap<>();
    private final Distribution distribution = new Distribution();

    DirectoryCheck(Path directory, TrustedKeys trusted, boolean decodes) {
        this.directory = directory;
        this.trusted = trusted;
        this.decodes = decodes;
    }

    Verification run() throws IOException {
        listFiles();
        byte[] manifestJson = read(Manifest.FILE);
        String signedBy = signer(Manifest.FILE, manifestJson, Manifest.SIGNATURE_FILE);
        Manifest manifest = manifestJson == null ? null : parse(() -> Manifest.parse(manifestJson), Manifest.FILE);
        String digest = manifestJson == null ? "" : Sha256.of(manifestJson);
        byte[] approvalJson = read(Approval.FILE);
        String approvalSignedBy = signer(Approval.FILE, approvalJson, Approval.SIGNATURE_FILE);
        Approval approval = approvalJson == null ? null : parse(() -> Approval.parse(approvalJson), Approval.FILE);
        if (approval != null) {
            checkApproval(approval, digest, manifest, approvalSignedBy);
        }
        if (manifest != null) {
            checkOrders(manifest);
        } else {
            checkOrdersAlone();
        }
        if (manifest != null && approval != null) {
            for (String name : names) {
                if (!vouchedFor.contains(name)) {
                    add(Kind.EXTRA, name, Message.of("neither manifest nor approval names it"));
                }
            }
        }
        findings.sort(Comparator.comparing(Finding::file));
        return new Verification(manifest, digest, signedBy, approval, findings);
    }

    private void listFiles() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(name);
                } else {
                    add(Kind.EXTRA, name, Message.of("not a plain file"));
                }
            }
        }
    }

    private byte @Nullable [] read(String name) throws IOException {
        if (!isThere(name)) {
            return null;
        }
        Path file = directory.resolve(name);
        if (Files.size(file) > LARGEST_TEXT) {
            add(Kind.DAMAGED, name, Message.of("too long"));
            return null;
        }
        return Files.readAllBytes(file);
    }

    private boolean isThere(String name) {
        vouchedFor.add(name);
        if (!names.contains(name)) {
            add(Kind.MISSING, name, Message.of("missing"));
            return false;
        }
        return true;
    }

    private String signer(String file, byte @Nullable [] message, String signatureFile) throws IOException {
        byte[] signature = read(signatureFile);
        if (message == null || signature == null) {
            return "";
        }
        String id = trusted.signer(message, signature).map(key -> key.id()).orElse("");
        if (id.isEmpty()) {
            add(
                    Kind.UNTRUSTED,
                    signatureFile,
                    Message.of(
                            "no trusted key ({}) has signed this {}: one of both was changed, or the key is not among "
                                    + "the trusted ones",
                            String.join(", ", new TreeSet<>(trusted.ids())),
                            file));
        }
        return id;
    }

    /** Parses something that may be damaged. */
    @FunctionalInterface
    private interface Parser<T> {
        T parse() throws DamagedFile;
    }

    private <T> @Nullable T parse(Parser<T> parser, String name) {
        try {
            return parser.parse();
        } catch (DamagedFile e) {
            add(Kind.DAMAGED, name, e.message());
            return null;
        }
    }

    private void checkApproval(Approval approval, String manifestDigest, @Nullable Manifest manifest, String signedBy)
            throws IOException {
        if (!approval.manifestSha256().equals(manifestDigest)) {
            add(
                    Kind.NOT_APPROVED,
                    Approval.FILE,
                    Message.of("it approves another manifest, {}", approval.manifestSha256()));
        }
        if (manifest != null && !approval.period().equals(manifest.period())) {
            add(Kind.NOT_APPROVED, Approval.FILE, Message.of("it approves another period, {}", approval.period()));
        }
        if (approval.isByTheRunner()) {
            add(Kind.NOT_APPROVED, Approval.FILE, Message.of("approved by who ran it"));
        }
        if (!signedBy.isEmpty()
                && !approval.key().equals(Approval.NAME_ONLY)
                && !approval.key().equals(signedBy)) {
            add(
                    Kind.UNTRUSTED,
                    Approval.SIGNATURE_FILE,
                    Message.of("signed by {} and not by {}", signedBy, approval.key()));
        }
        for (Approval.Document document : approval.documents()) {
            if (!DOCUMENT_NAME.matcher(document.name()).matches()) {
                add(Kind.DAMAGED, Approval.FILE, Message.of("a document has a name that no document has"));
            } else if (isThere(document.name())) {
                Path file = directory.resolve(document.name());
                checkBytes(document.name(), document.bytes(), document.sha256(), Files.size(file), Sha256.of(file));
            }
        }
    }

    private void checkOrders(Manifest manifest) throws IOException {
        for (WrittenFile file : manifest.files()) {
            if (!ORDERS_NAME.matcher(file.name()).matches() || vouchedFor.contains(file.name())) {
                add(
                        Kind.DAMAGED,
                        Manifest.FILE,
                        Message.of("a file has a name that no file of orders has, or one of another"));
            } else if (isThere(file.name())) {
                checkOrders(manifest, file);
            }
        }
        if (decodes && !totals.equals(manifest.totalsByKey())) {
            add(
                    Kind.TOTALS,
                    Manifest.FILE,
                    Message.of("the files do not add up to its totals{}", firstDifference(manifest)));
        }
        if (decodes && !distribution.list().equals(manifest.distribution())) {
            add(
                    Kind.TOTALS,
                    Manifest.FILE,
                    Message.of("the orders of the files are not as large as its distribution says"));
        }
        Total total = manifest.total();
        if (manifest.balance().ordered() != total.count() || manifest.balance().amountOrdered() != total.amount()) {
            add(Kind.TOTALS, Manifest.FILE, Message.of("what was ordered is not the sum of its totals"));
        }
        if (!manifest.balance().countsAddUp() || !manifest.balance().amountsAddUp()) {
            add(Kind.TOTALS, Manifest.FILE, Message.of("what was considered is not the sum of what came of it"));
        }
    }

    /** Without a manifest nothing can be said of a file but whether it is a whole file of orders. */
    private void checkOrdersAlone() throws IOException {
        for (String name : names) {
            if (ORDERS_NAME.matcher(name).matches()) {
                try {
                    OrdersFileReader.open(directory.resolve(name)).decode();
                } catch (DamagedFile e) {
                    add(Kind.DAMAGED, name, e.message());
                }
            }
        }
    }

    private void checkOrders(Manifest manifest, WrittenFile expected) throws IOException {
        OrdersFileReader reader = OrdersFileReader.open(directory.resolve(expected.name()));
        boolean intact =
                checkBytes(expected.name(), expected.bytes(), expected.sha256(), reader.bytes(), reader.sha256());
        if (!decodes || !intact) {
            return;
        }
        try {
            OrdersFileReader.Orders orders = reader.decode();
            SortedMap<TotalKey, Total> ofFile = orders.totals();
            ofFile.forEach((key, total) -> totals.merge(key, total, Total::plus));
            distribution.add(orders);
            if (!orders.asWritten().equals(expected)) {
                add(Kind.TOTALS, expected.name(), Message.of("its rows or amounts are not those of the manifest"));
            }
            if (!orders.isInOrder()) {
                add(Kind.DAMAGED, expected.name(), Message.of("an order is out of order or twice"));
            }
            if (!orders.metadata().equals(metadata(manifest))) {
                add(Kind.DAMAGED, expected.name(), Message.of("its footer names another run than the manifest"));
            }
        } catch (DamagedFile e) {
            add(Kind.DAMAGED, expected.name(), e.message());
        }
    }

    private static Map<String, String> metadata(Manifest manifest) {
        return new OrdersMetadata(manifest.period(), manifest.lawDigest(), manifest.schemaVersion(), manifest.sample())
                .entries();
    }

    private boolean checkBytes(String name, long expectedBytes, String expectedSha256, long bytes, String sha256) {
        if (bytes != expectedBytes) {
            add(Kind.DAMAGED, name, Message.of("{} bytes long and not {}", bytes, expectedBytes));
            return false;
        }
        if (!sha256.equals(expectedSha256)) {
            add(Kind.DAMAGED, name, Message.of("SHA-256 {} and not {}", sha256, expectedSha256));
            return false;
        }
        return true;
    }

    private Message firstDifference(Manifest manifest) {
        SortedMap<TotalKey, Total> claimed = manifest.totalsByKey();
        TreeSet<TotalKey> keys = new TreeSet<>(claimed.keySet());
        keys.addAll(totals.keySet());
        for (TotalKey key : keys) {
            Total here = totals.getOrDefault(key, Total.NONE);
            Total there = claimed.getOrDefault(key, Total.NONE);
            if (!here.equals(there)) {
                return Message.of(
                        ": first at {}, region {}, {}, files {} orders, {} tiyn, manifest {} orders, {} tiyn",
                        key.benefit(),
                        key.region(),
                        key.month(),
                        here.count(),
                        here.amount(),
                        there.count(),
                        there.amount());
            }
        }
        return Message.quoted("");
    }

    private void add(Kind kind, String file, Message detail) {
        findings.add(new Finding(kind, file, detail));
    }
}
