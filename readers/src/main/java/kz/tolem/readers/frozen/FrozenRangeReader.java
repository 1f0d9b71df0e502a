package kz.tolem.readers.frozen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import kz.tolem.calc.Message;
import kz.tolem.calc.columns.CarriedRows;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/** Reads ranges of the frozen registry. One reader for one thread. */
public final class FrozenRangeReader implements AutoCloseable {

    private final BufferAllocator allocator = new RootAllocator();
    private final VectorReader vectors = new VectorReader();
    private final Crossings crossings = new Crossings();
    private final CarriedRows carried = new CarriedRows();

    /**
     * Reads a range; {@link FamilyColumns#index()} is called.
     *
     * @param directory of the frozen registry
     * @param range as the index names it
     * @param into its rows are replaced
     * @param identities whether IIN, IBAN and BIC are read; otherwise they are empty and their files may be gone
     * @throws DamagedFrozenFile naming the file that is missing, has another digest, or cannot be understood
     */
    public void read(Path directory, FrozenIndex.Range range, FamilyColumns into, boolean identities)
            throws IOException {
        for (Table table : into.tables()) {
            read(directory, range, table, "", identities);
        }
        readFile(directory, range, crossings.name(), crossings, false);
        for (Table table : carried.tables()) {
            table.clear();
            if (isThere(range, CarriedRows.PREFIX + table.name())) {
                read(directory, range, table, CarriedRows.PREFIX, identities);
            }
        }
        try {
            carried.applyTo(into);
            crossings.applyTo(into.members);
            into.index();
        } catch (IllegalStateException e) {
            throw new DamagedFrozenFile(
                    directory, Message.of("holds a range {} that does not fit together", range.number()), e);
        }
    }

    /**
     * Reads one table of a range, without personal data.
     *
     * @param into its rows are replaced
     * @throws DamagedFrozenFile as {@link #read(Path, FrozenIndex.Range, FamilyColumns, boolean)}
     */
    public void read(Path directory, FrozenIndex.Range range, Table into) throws IOException {
        read(directory, range, into, "", false);
    }

    private void read(Path directory, FrozenIndex.Range range, Table table, String prefix, boolean identities)
            throws IOException {
        readFile(directory, range, prefix + table.name(), table, false);
        if (hasIdentity(table)) {
            if (identities) {
                readFile(directory, range, "identity-" + prefix + table.name(), table, true);
            } else {
                emptyIdentity(table);
            }
        }
    }

    private static boolean isThere(FrozenIndex.Range range, String name) {
        return range.files().stream().anyMatch(file -> file.name().equals(fileName(range, name)));
    }

    private static String fileName(FrozenIndex.Range range, String name) {
        return String.format(Locale.ROOT, "%s-%05d.arrow", name, range.number());
    }

    private void readFile(Path directory, FrozenIndex.Range range, String name, Table table, boolean identity)
            throws IOException {
        String fileName = fileName(range, name);
        Path path = directory.resolve(fileName);
        FrozenIndex.File file = range.files().stream()
                .filter(f -> f.name().equals(fileName))
                .findFirst()
                .orElseThrow(() -> new DamagedFrozenFile(path, Message.of("is not named in the index")));
        byte[] bytes = VerifiedFile.read(path, file.sha256());
        try (ByteArrayReadableSeekableByteChannel channel = new ByteArrayReadableSeekableByteChannel(bytes);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator, CommonsCompressionFactory.INSTANCE)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            if (!reader.loadNextBatch() || root.getRowCount() != file.rows()) {
                throw new DamagedFrozenFile(
                        path, Message.of("does not hold the {} rows that the index says", file.rows()));
            }
            for (Column column : table.columns()) {
                if (column.isIdentity() == identity) {
                    FieldVector vector = root.getVector(column.name());
                    if (vector == null) {
                        throw new DamagedFrozenFile(path, Message.of("has no column {}", column.name()));
                    }
                    vectors.read(vector, column);
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DamagedFrozenFile(path, Message.of("was frozen in another form: {}", e.getMessage()), e);
        }
    }

    private static boolean hasIdentity(Table table) {
        return table.columns().stream().anyMatch(Column::isIdentity);
    }

    private static void emptyIdentity(Table table) {
        for (Column column : table.columns()) {
            if (column.isIdentity() && column instanceof TextColumn text) {
                text.resize(table.rows(), 0);
                Arrays.fill(text.ends(), 0, table.rows(), 0);
            }
        }
    }

    /** Gives back the memory. */
    @Override
    public void close() {
        allocator.close();
    }
}
