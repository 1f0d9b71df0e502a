package kz.tolem.writers.parquet;

import java.io.IOException;
import kz.tolem.writers.files.NewFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** What Parquet writes, into a new file. */
final class DigestedOutput implements OutputFile {

    private final NewFile file;

    DigestedOutput(NewFile file) {
        this.file = file;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new Positioned(file);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    /** Leaves the file open: it is committed after Parquet has closed this. */
    private static final class Positioned extends PositionOutputStream {

        private final NewFile file;

        private Positioned(NewFile file) {
            this.file = file;
        }

        @Override
        public long getPos() {
            return file.position();
        }

        @Override
        public void write(int value) throws IOException {
            file.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
        }
    }
}
