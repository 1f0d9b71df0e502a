package kz.tolem.writers.frozen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.tolem.calc.columns.CarriedRows;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import kz.tolem.writers.files.OwnerOnly;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;

/**
 * Writes ranges of families as Arrow files: {@code member-00012.arrow}, and for columns that are personal data {@code
 * identity-member-00012.arrow}, row by row the same people. One writer for one thread.
 */
public final class FrozenRangeWriter implements AutoCloseable {

    private static final int COMPRESSION_LEVEL = 1;

    private final BufferAllocator allocator = new RootAllocator();
    private final VectorWriter vectors = new VectorWriter(allocator);

    /**
     * Writes all tables of a range. When it returns, all bytes are on the disk; their names are when {@link
     * FrozenIndex#write} has returned.
     *
     * @param directory made if it is missing; files of a broken freeze in it are replaced
     * @param range number of the range
     * @throws IOException when a file cannot be written; the files of the range that are not on the disk are deleted
     */
    public List<FrozenFile> write(Path directory, int range, FamilyColumns columns) throws IOException {
        return write(directory, range, "", columns.tables());
    }

    /** Writes the rows handed back to families of the range, {@code carried-study-00012.arrow}, where there are any; as {@link #write}. */
    public List<FrozenFile> write(Path directory, int range, CarriedRows carried) throws IOException {
        return write(
                directory,
                range,
                CarriedRows.PREFIX,
                carried.tables().stream().filter(table -> table.rows() > 0).toList());
    }

    /**
     * Writes what was found out about the families of the range while freezing, for example {@code crossing-00012.arrow};
     * as {@link #write}.
     */
    public FrozenFile write(Path directory, int range, Table found) throws IOException {
        return write(directory, range, "", List.of(found)).get(0);
    }

    private List<FrozenFile> write(Path directory, int range, String prefix, List<? extends Table> tables)
            throws IOException {
        OwnerOnly.createDirectories(directory);
        List<DurableFile> open = new ArrayList<>();
        try {
            List<FrozenFile> written = new ArrayList<>();
            for (Table table : tables) {
                List<Column> facts =
                        table.columns().stream().filter(c -> !c.isIdentity()).toList();
                written.add(write(directory, prefix + table.name(), range, facts, table.rows(), open));
                List<Column> identity =
                        table.columns().stream().filter(Column::isIdentity).toList();
                if (!identity.isEmpty()) {
                    written.add(
                            write(directory, "identity-" + prefix + table.name(), range, identity, table.rows(), open));
                }
            }
            for (DurableFile file : open) {
                file.sync(); // after all are written: the disk works while the next ones are compressed
            }
            return written;
        } finally {
            close(open);
        }
    }

    private FrozenFile write(
            Path directory, String table, int range, List<Column> columns, int rows, List<DurableFile> open)
            throws IOException {
        DurableFile file =
                DurableFile.create(directory.resolve(String.format(Locale.ROOT, "%s-%05d.arrow", table, range)));
        open.add(file);
        List<FieldVector> filled = new ArrayList<>();
        try {
            for (Column column : columns) {
                filled.add(vectors.vector(column, rows));
            }
            // neither is closed: that would close the file before it is synced; the memory is that of the vectors
            @SuppressWarnings("resource")
            ArrowFileWriter writer = new ArrowFileWriter(
                    new VectorSchemaRoot(filled),
                    new MapDictionaryProvider(),
                    file,
                    null,
                    IpcOption.DEFAULT,
                    CommonsCompressionFactory.INSTANCE,
                    CodecType.ZSTD,
                    Optional.of(COMPRESSION_LEVEL));
            writer.start();
            writer.writeBatch();
            writer.end();
        } finally {
            filled.forEach(FieldVector::close);
        }
        file.finish();
        return new FrozenFile(file.name(), file.length(), file.sha256(), rows);
    }

    private static void close(List<DurableFile> files) throws IOException {
        IOException failure = null;
        for (DurableFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Gives back the memory. */
    @Override
    public void close() {
        allocator.close();
    }
}
