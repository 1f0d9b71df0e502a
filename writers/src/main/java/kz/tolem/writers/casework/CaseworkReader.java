package kz.tolem.writers.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.calc.outcome.State;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.parquet.CodedColumn;
import kz.tolem.writers.parquet.CodedValues;
import kz.tolem.writers.parquet.ColumnFileReader;

/** Reads the lists for caseworkers back, range after range, each file checked against the manifest beside it. */
public final class CaseworkReader {

    private final Path directory;
    private final CaseworkManifest manifest;

    private CaseworkReader(Path directory, CaseworkManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Opens the casework of a sealed run.
     *
     * @throws DamagedFile when there is no manifest, or it is none
     */
    public static CaseworkReader open(Path directory) throws IOException {
        return new CaseworkReader(
                directory, CaseworkManifest.parse(bytes(directory.resolve(CaseworkManifest.FILE), directory)));
    }

    /** One case. It is handed out again with other values: keep what it says, not itself. */
    public interface Case {

        long family();

        /** {@link Long#MIN_VALUE} for a case of the whole family. */
        long person();

        Benefit benefit();

        YearMonth month();

        /** KATO, two digits. */
        String region();

        /** KATO of the district; empty when not known. */
        String district();

        /** Tiyn; {@link Long#MIN_VALUE} when not known. */
        long amount();

        /** Empty where the state needs none. */
        String reason();
    }

    /** Takes one case after the other. */
    @FunctionalInterface
    public interface CaseConsumer {
        void accept(Case one);
    }

    /**
     * Hands out every case in that state, by range, family, benefit, month and person.
     *
     * @throws DamagedFile when a file is missing or is not what was written; nothing of it was handed out
     */
    public void forEach(State state, CaseConsumer consumer) throws IOException {
        String prefix = state.name().toLowerCase(Locale.ROOT) + "-";
        for (WrittenFile file : manifest.files()) {
            if (file.name().startsWith(prefix)) {
                read(file, consumer);
            }
        }
    }

    private void read(WrittenFile file, CaseConsumer consumer) throws IOException {
        byte[] bytes = bytes(directory.resolve(file.name()), directory);
        String sha256 = Sha256.of(bytes);
        if (!sha256.equals(file.sha256())) {
            throw new DamagedFile(Message.of(
                    "{} is not what was written: its SHA-256 is {}, written was {}; bring it back from a copy",
                    directory.resolve(file.name()),
                    sha256,
                    file.sha256()));
        }
        ColumnFileReader columns = new ColumnFileReader(file.name(), bytes, bytes.length);
        Row row = new Row(columns);
        for (row.at = 0; row.at < columns.rows(); row.at++) {
            consumer.accept(row);
        }
    }

    private static byte[] bytes(Path file, Path directory) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DamagedFile(
                    Message.of("{} is missing in {}; bring it back from a copy", file.getFileName(), directory), e);
        }
    }

    private static final class Row implements Case {

        private final long[] families;
        private final long[] persons;
        private final CodedColumn benefits;
        private final CodedColumn months;
        private final CodedColumn regions;
        private final CodedColumn districts;
        private final long[] amounts;
        private final CodedColumn reasons;
        private int at;

        Row(ColumnFileReader columns) throws DamagedFile {
            families = columns.longs("family_id");
            persons = columns.longsOrNull("person_id");
            benefits = columns.coded("benefit");
            months = columns.coded("month");
            regions = columns.coded("region");
            districts = columns.codedOrNull("district");
            amounts = columns.longsOrNull("amount");
            reasons = columns.codedOrNull("reason");
        }

        @Override
        public long family() {
            return families[at];
        }

        @Override
        public long person() {
            return persons[at];
        }

        @Override
        public Benefit benefit() {
            return Benefit.valueOf(benefits.text(benefits.code(at)));
        }

        @Override
        public YearMonth month() {
            return YearMonth.from(LocalDate.ofEpochDay(months.number(months.code(at))));
        }

        @Override
        public String region() {
            return regions.text(regions.code(at));
        }

        @Override
        public String district() {
            return textOrEmpty(districts);
        }

        @Override
        public long amount() {
            return amounts[at];
        }

        @Override
        public String reason() {
            return textOrEmpty(reasons);
        }

        private String textOrEmpty(CodedColumn column) {
            int code = column.code(at);
            return code == CodedValues.NULL ? "" : column.text(code);
        }
    }
}
