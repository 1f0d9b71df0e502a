package kz.tolem.writers.frozen;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Fingerprints;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.SmallColumn;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TextColumn;

/**
 * XXH3 of 128 bits over all rows of a family, personal data and defects included, in the order of tables, columns and rows.
 * When the registry learned a fact is no column and makes no difference. Belongs to one thread and keeps its memory.
 */
public final class FamilyHashes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final Hasher128 HASHER = Hashing.xxh3_128();

    private byte[] buffer = new byte[1 << 12];
    private int size;

    /**
     * The fingerprint of each family.
     *
     * @param columns indexed, with all defects and all personal data
     * @param into its rows are replaced
     */
    public void of(FamilyColumns columns, Fingerprints into) {
        into.clear();
        List<Table> tables = columns.tables();
        Column[][] all = new Column[tables.size()][];
        int[][] starts = new int[tables.size()][];
        for (int table = 0; table < all.length; table++) {
            all[table] = array(tables.get(table));
            starts[table] = columns.starts(tables.get(table));
        }
        for (int family = 0; family < columns.size(); family++) {
            size = 0;
            for (int table = 0; table < all.length; table++) {
                put(all[table], starts[table][family], starts[table][family + 1]);
            }
            HashValue128 hash = HASHER.hashBytesTo128Bits(buffer, 0, size);
            into.add(columns.families.family.at(family), hash.getMostSignificantBits(), hash.getLeastSignificantBits());
        }
    }

    /**
     * The fingerprint of each family that has a row in the table.
     *
     * @param table in the order of families
     * @param into its rows are replaced
     */
    public void of(Table table, Fingerprints into) {
        into.clear();
        Column[] columns = array(table);
        int row = 0;
        while (row < table.rows()) {
            long id = table.family.at(row);
            int end = row + 1;
            while (end < table.rows() && table.family.at(end) == id) {
                end++;
            }
            size = 0;
            put(columns, row, end);
            HashValue128 hash = HASHER.hashBytesTo128Bits(buffer, 0, size);
            into.add(id, hash.getMostSignificantBits(), hash.getLeastSignificantBits());
            row = end;
        }
    }

    private static Column[] array(Table table) {
        return table.columns().toArray(Column[]::new);
    }

    private void put(Column[] columns, int from, int to) {
        reserve(Integer.BYTES);
        putInt(to - from);
        if (from < to) {
            for (Column column : columns) {
                put(column, from, to);
            }
        }
    }

    private void put(Column column, int from, int to) {
        reserve((to - from) * Long.BYTES);
        if (column instanceof LongColumn longs) {
            putLongs(longs.values(), from, to);
        } else if (column instanceof MoneyColumn amounts) {
            putLongs(amounts.values(), from, to);
        } else if (column instanceof DateColumn dates) {
            int[] values = dates.values();
            for (int row = from; row < to; row++) {
                putInt(values[row]);
            }
        } else if (column instanceof CodeColumn<?> codes) {
            putBytes(codes.values(), from, to);
        } else if (column instanceof FlagColumn flags) {
            putBytes(flags.values(), from, to);
        } else if (column instanceof SmallColumn smalls) {
            short[] values = smalls.values();
            for (int row = from; row < to; row++) {
                putInt(values[row]);
            }
        } else if (column instanceof TextColumn texts) {
            for (int row = from; row < to; row++) {
                int length = texts.length(row);
                reserve(Integer.BYTES + length);
                putInt(length);
                putBytes(texts.bytes(), texts.start(row), texts.end(row));
            }
        } else {
            throw new IllegalArgumentException("column " + column.name() + " has a kind that cannot be hashed");
        }
    }

    private void putLongs(long[] values, int from, int to) {
        for (int row = from; row < to; row++) {
            LONG.set(buffer, size, values[row]);
            size += Long.BYTES;
        }
    }

    private void putInt(int value) {
        INT.set(buffer, size, value);
        size += Integer.BYTES;
    }

    private void putBytes(byte[] values, int from, int to) {
        System.arraycopy(values, from, buffer, size, to - from);
        size += to - from;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
        }
    }
}
