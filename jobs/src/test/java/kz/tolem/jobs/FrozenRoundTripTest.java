package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.readers.frozen.DamagedFrozenFile;
import kz.tolem.readers.frozen.FrozenRangeReader;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.frozen.FrozenFile;
import kz.tolem.writers.frozen.FrozenIndex;
import kz.tolem.writers.frozen.FrozenRange;
import kz.tolem.writers.frozen.FrozenRangeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenRoundTripTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 500, 1_500})
    void everyValueIsReadBackAsItWasWritten(int families) throws IOException {
        FamilyColumns written = new FamilyColumns();
        Crossings crossings = new Crossings();
        RandomColumns random = new RandomColumns(families);
        random.fill(written, families);
        random.fill(crossings, written.members);
        String digest = freeze(directory, written, crossings);

        assertSame(written, crossings, read(directory, digest, true));
    }

    /** Written by this program before it wrote format 2: 12 families of {@code new RandomColumns(2026)}. */
    @Test
    void whatWasFrozenInFormat1IsStillRead() throws IOException, URISyntaxException {
        FamilyColumns written = new FamilyColumns();
        Crossings crossings = new Crossings();
        RandomColumns random = new RandomColumns(2026);
        random.fill(written, 12);
        random.fill(crossings, written.members);
        Path former = Path.of(Objects.requireNonNull(getClass().getResource("/frozen-format-1"))
                .toURI());
        String digest = "fc36f91f53229d6b0c320404f9d96fc9b02bd0a5d70ffbadd3284b1cc20e0fcd";

        assertSame(written, crossings, read(former, digest, true));
    }

    @Test
    void aFormatThatIsNotKnownIsNamed() throws IOException {
        for (int format : new int[] {0, 3}) {
            FrozenFile index = new FrozenIndex(format, true, List.of()).write(directory);
            assertThatThrownBy(() -> kz.tolem.readers.frozen.FrozenIndex.read(directory, index.sha256()))
                    .isInstanceOf(DamagedFrozenFile.class)
                    .hasMessageContaining("has format " + format + ", known are 1 to 2");
        }
    }

    private static void assertSame(FamilyColumns written, Crossings crossings, FamilyColumns read) {
        crossings.applyTo(written.members);
        written.index();
        assertThat(read.size()).isEqualTo(written.size());
        for (int t = 0; t < written.tables().size(); t++) {
            assertSame(written.tables().get(t), read.tables().get(t));
            assertThat(read.starts(read.tables().get(t)))
                    .startsWith(Arrays.copyOf(written.starts(written.tables().get(t)), written.size() + 1));
        }
        for (int family = 0; family < written.size(); family++) {
            assertThat(read.isInDoubt(family)).isEqualTo(hasRowInDoubt(written, written.families.family.at(family)));
        }
    }

    private static boolean hasRowInDoubt(FamilyColumns columns, long family) {
        for (Table table : columns.tables()) {
            for (int row = 0; row < table.rows(); row++) {
                if (table.family.at(row) == family && table.isInDoubt(row)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void assertSame(Table written, Table read) {
        for (int c = 0; c < written.columns().size(); c++) {
            Column expected = written.columns().get(c);
            Column actual = read.columns().get(c);
            assertThat(actual.size()).isEqualTo(expected.size());
            for (int row = 0; row < expected.size(); row++) {
                assertThat(RandomColumns.value(actual, row))
                        .as("%s.%s, row %d", written.name(), expected.name(), row)
                        .isEqualTo(RandomColumns.value(expected, row));
            }
        }
    }

    @Test
    void theSameColumnsGiveTheSameBytesWhateverTheWriterWroteBefore() throws IOException {
        FamilyColumns columns = new FamilyColumns();
        try (FrozenRangeWriter fresh = new FrozenRangeWriter();
                FrozenRangeWriter used = new FrozenRangeWriter()) {
            new RandomColumns(5).fill(columns, 900);
            used.write(directory.resolve("other"), 3, columns);
            new RandomColumns(6).fill(columns, 300);
            List<FrozenFile> first = fresh.write(directory.resolve("first"), 12, columns);
            new RandomColumns(6).fill(columns, 300);
            assertThat(used.write(directory.resolve("second"), 12, columns)).isEqualTo(first);
            for (FrozenFile file : first) {
                assertThat(directory.resolve("first").resolve(file.name()))
                        .hasSameBinaryContentAs(directory.resolve("second").resolve(file.name()))
                        .hasSize(file.bytes());
            }
            assertThat(first)
                    .extracting(FrozenFile::name)
                    .contains("member-00012.arrow", "identity-member-00012.arrow", "identity-account-00012.arrow")
                    .hasSize(14);
        }
    }

    @Test
    void personalDataLieInFilesOfTheirOwnWithoutWhichTheRestCanBeRead() throws IOException {
        FamilyColumns columns = new FamilyColumns();
        new RandomColumns(1).fill(columns, 50);
        byte[] secret = "KZ86125KZT5004100100".getBytes(StandardCharsets.US_ASCII);
        while (columns.accounts.iban.size() > 0) {
            columns.accounts.iban.removeLast();
        }
        for (int i = 0; i < columns.accounts.rows(); i++) {
            columns.accounts.iban.append(secret, 0, secret.length);
        }
        String digest = freeze(directory, columns, new Crossings());
        Files.delete(directory.resolve("identity-account-00000.arrow"));
        Files.delete(directory.resolve("identity-member-00000.arrow"));

        FamilyColumns read = read(directory, digest, false);
        assertThat(read.accounts.rows()).isEqualTo(columns.accounts.rows()).isPositive();
        for (int i = 0; i < read.accounts.rows(); i++) {
            assertThat(read.accounts.iban.length(i)).isZero();
            assertThat(read.accounts.ibanValid.at(i)).isEqualTo(columns.accounts.ibanValid.at(i));
        }
        assertThatThrownBy(() -> read(directory, digest, true))
                .isInstanceOf(DamagedFrozenFile.class)
                .hasMessageContaining("identity-member-00000.arrow is missing");
    }

    @Test
    void anyFileThatIsNotTheOneThatWasWrittenIsNamed() throws IOException {
        FamilyColumns columns = new FamilyColumns();
        new RandomColumns(2).fill(columns, 40);
        String digest = freeze(directory, columns, new Crossings());
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
                bytes[at] ^= 1;
                Files.write(file, bytes);
                assertDamaged(digest, file);
                bytes[at] ^= 1;
            }
            Files.delete(file);
            assertDamaged(digest, file);
            Files.write(file, bytes);
        }
        assertThat(read(directory, digest, true).size()).isEqualTo(40);
    }

    private void assertDamaged(String digest, Path file) {
        assertThatThrownBy(() -> read(directory, digest, true))
                .isInstanceOfSatisfying(
                        DamagedFrozenFile.class, e -> assertThat(e.file()).isEqualTo(file));
    }

    @Test
    void numbersOfAnotherKindAreNotTakenForThoseOfTheColumn() throws IOException {
        FamilyColumns columns = new FamilyColumns();
        new RandomColumns(2026).fill(columns, 40);
        assertThatThrownBy(() -> readWith("member-00000.arrow", "least-day", "least-dag", columns))
                .isInstanceOf(DamagedFrozenFile.class)
                .hasMessageContaining("column birth_date does not say its least-day");
        assertThatThrownBy(() -> readWith("income-00000.arrow", "least-tiyn", "least-tins", columns))
                .isInstanceOf(DamagedFrozenFile.class)
                .hasMessageContaining("column amount does not say its least-tiyn");
    }

    /** Reads what was frozen after a word was changed in one of its files, whose digest is set right again. */
    private void readWith(String name, String word, String other, FamilyColumns columns) throws IOException {
        List<FrozenFile> files = new ArrayList<>();
        try (FrozenRangeWriter writer = new FrozenRangeWriter()) {
            files.addAll(writer.write(directory, 0, columns));
            files.add(writer.write(directory, 0, new Crossings()));
        }
        Path file = directory.resolve(name);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(word);
        byte[] changed = bytes.replace(word, other).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, changed);
        files.replaceAll(
                f -> f.name().equals(name) ? new FrozenFile(name, f.bytes(), Sha256.of(changed), f.rows()) : f);
        FrozenRange range = new FrozenRange(0, Long.MIN_VALUE, Long.MAX_VALUE, columns.size(), files, Map.of());
        FrozenFile index = new FrozenIndex(FrozenIndex.FORMAT, false, List.of(range)).write(directory);
        read(directory, index.sha256(), true);
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        FamilyColumns columns = new FamilyColumns();
        new RandomColumns(3).fill(columns, 3);
        Path made = directory.resolve("frozen");
        freeze(made, columns, new Crossings());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        try (var files = Files.list(made)) {
            assertThat(files).hasSize(16).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void theIndexIsCanonical() throws IOException {
        FrozenRange second = new FrozenRange(
                1,
                50,
                Long.MAX_VALUE,
                2,
                List.of(new FrozenFile("b", 1, "bb", 2), new FrozenFile("a", 3, "aa", 4)),
                Map.of());
        FrozenRange first =
                new FrozenRange(0, Long.MIN_VALUE, 50, 1, List.of(), Map.of("NO_MEMBERS", 2L, "IIN_INVALID", 1L));
        FrozenFile file = new FrozenIndex(1, true, List.of(second, first)).write(directory);
        assertThat(directory.resolve("frozen.json"))
                .hasContent("{\"format\":1,\"ranges\":[{\"families\":1,\"files\":[],\"from\":-9223372036854775808,"
                        + "\"number\":0,\"quarantine\":{\"IIN_INVALID\":1,\"NO_MEMBERS\":2},\"to\":50},"
                        + "{\"families\":2,\"files\":[{\"bytes\":3,\"name\":\"a\",\"rows\":4,\"sha256\":\"aa\"},"
                        + "{\"bytes\":1,\"name\":\"b\",\"rows\":2,\"sha256\":\"bb\"}],\"from\":50,\"number\":1,"
                        + "\"quarantine\":{},\"to\":9223372036854775807}],\"sample\":true}\n");
        var read = kz.tolem.readers.frozen.FrozenIndex.read(directory, file.sha256());
        assertThat(read.families()).isEqualTo(3);
        assertThat(read.sample()).isTrue();
        assertThat(read.ranges().get(0).quarantine()).containsEntry("NO_MEMBERS", 2L);
        assertThat(read.ranges().get(1).files())
                .contains(new kz.tolem.readers.frozen.FrozenIndex.File("a", 3, "aa", 4));
        assertThatThrownBy(() -> kz.tolem.readers.frozen.FrozenIndex.read(directory, "00"))
                .isInstanceOf(DamagedFrozenFile.class)
                .hasMessageContaining("frozen.json has another SHA-256");
    }

    private static String freeze(Path directory, FamilyColumns columns, Crossings crossings) throws IOException {
        try (FrozenRangeWriter writer = new FrozenRangeWriter()) {
            List<FrozenFile> files = new ArrayList<>(writer.write(directory, 0, columns));
            files.add(writer.write(directory, 0, crossings));
            FrozenRange range = new FrozenRange(0, Long.MIN_VALUE, Long.MAX_VALUE, columns.size(), files, Map.of());
            return new FrozenIndex(FrozenIndex.FORMAT, false, List.of(range))
                    .write(directory)
                    .sha256();
        }
    }

    private static FamilyColumns read(Path directory, String digest, boolean identities) throws IOException {
        var index = kz.tolem.readers.frozen.FrozenIndex.read(directory, digest);
        FamilyColumns columns = new FamilyColumns();
        try (FrozenRangeReader reader = new FrozenRangeReader()) {
            reader.read(directory, index.ranges().get(0), columns, identities);
        }
        return columns;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
