package kz.tolem.calc.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Short texts as UTF-8 bytes, one after the other; they never become a {@code String}. Empty stands for null. */
public final class TextColumn extends Column {

    private byte[] bytes = new byte[256];
    private int[] ends = new int[16];

    TextColumn(String name, Kind kind) {
        super(name, kind);
    }

    /** Where the text of {@code row} begins in {@link #bytes()}. */
    public int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Where the text of {@code row} ends in {@link #bytes()}. */
    public int end(int row) {
        return ends[row];
    }

    /** Length in bytes of the text of {@code row}; 0 when there is none. */
    public int length(int row) {
        return ends[row] - start(row);
    }

    /** Appends the {@code length} bytes of {@code source} from {@code offset}. */
    public void append(byte[] source, int offset, int length) {
        int start = size == 0 ? 0 : ends[size - 1];
        if (start + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, grown(bytes.length)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, grown(size));
        }
        System.arraycopy(source, offset, bytes, start, length);
        ends[size++] = start + length;
    }

    @Override
    public void appendNull() {
        append(bytes, 0, 0);
    }

    /** The text of {@code row}, for an edge of the program and for tests. */
    public String text(int row) {
        return new String(bytes, start(row), length(row), StandardCharsets.UTF_8);
    }

    /** All texts one after the other; belongs to the column. */
    public byte[] bytes() {
        return bytes;
    }

    /** The end of each text, valid up to {@link #size()}; belongs to the column. */
    public int[] ends() {
        return ends;
    }

    /** Makes room for {@code rows} texts of {@code total} bytes, which the caller writes into the two arrays. */
    public void resize(int rows, int total) {
        if (rows > ends.length) {
            ends = Arrays.copyOf(ends, rows);
        }
        if (total > bytes.length) {
            bytes = Arrays.copyOf(bytes, total);
        }
        size = rows;
    }

    @Override
    void insert(Column rows, int[] before) {
        TextColumn added = (TextColumn) rows;
        byte[] oldBytes = bytes;
        int[] oldEnds = ends;
        int oldSize = size;
        bytes = new byte[oldBytes.length];
        ends = new int[oldSize + before.length];
        size = 0;
        int start = 0;
        int next = 0;
        for (int row = 0; row <= oldSize; row++) {
            for (; next < before.length && before[next] == row; next++) {
                append(added.bytes, added.start(next), added.length(next));
            }
            if (row < oldSize) {
                append(oldBytes, start, oldEnds[row] - start);
                start = oldEnds[row];
            }
        }
    }
}
