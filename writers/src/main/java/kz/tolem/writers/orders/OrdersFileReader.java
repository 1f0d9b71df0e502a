package kz.tolem.writers.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.parquet.CodedColumn;
import kz.tolem.writers.parquet.ColumnFileReader;
import kz.tolem.writers.parquet.TextValues;

/**
 * A file of orders, read back: its bytes once, then everything from those bytes. Without Hadoop and without a database.
 */
public final class OrdersFileReader {

    private final String name;
    private final byte[] bytes;
    private final String sha256;

    private OrdersFileReader(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
    }

    /** Reads the whole file and takes its digest; nothing is decoded yet, so also a damaged file can be opened. */
    public static OrdersFileReader open(Path file) throws IOException {
        return new OrdersFileReader(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** Length of the file. */
    public long bytes() {
        return bytes.length;
    }

    /** Digest of the bytes as read. */
    public String sha256() {
        return sha256;
    }

    /**
     * Decodes the benefit, month, region and amount of every order.
     *
     * @throws DamagedFile when a checksum of a page is wrong, or this is no file of orders
     */
    public Orders decode() throws DamagedFile {
        try {
            return new Orders();
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new DamagedFile(Message.of("{} cannot be decoded", name), e);
        }
    }

    /** The orders of the file, in the order of order_id. */
    public final class Orders {

        private final ColumnFileReader columns;
        private final CodedColumn benefits;
        private final CodedColumn months;
        private final CodedColumn regions;
        private final long[] amounts;

        private Orders() throws DamagedFile {
            columns = new ColumnFileReader(name, bytes, bytes.length);
            columns.checkPages();
            benefits = columns.coded("benefit");
            months = columns.coded("month");
            regions = columns.coded("region");
            amounts = columns.longs("amount");
        }

        /** Number of orders. */
        public int size() {
            return columns.rows();
        }

        /** Key-value metadata of the footer: period, law_digest, schema_version, notice. */
        public Map<String, String> metadata() {
            return columns.metadata();
        }

        /** Code of the benefit. */
        public String benefit(int row) {
            return benefits.text(benefits.code(row));
        }

        /** The month that is paid. */
        public YearMonth month(int row) {
            return monthOf(months.code(row));
        }

        /** KATO, two digits. */
        public String region(int row) {
            return regions.text(regions.code(row));
        }

        /** Tiyn. */
        public long amount(int row) {
            return amounts[row];
        }

        /** Every column of every order. */
        public OrderCells cells() throws DamagedFile {
            return new OrderCells(columns);
        }

        /** The order_id of every order. */
        public TextValues orderIds() throws DamagedFile {
            return columns.texts("order_id");
        }

        /** Whether every order_id comes after the one before. */
        public boolean isInOrder() throws DamagedFile {
            TextValues ids = orderIds();
            for (int row = 1; row < size(); row++) {
                if (ids.compare(row - 1, row) >= 0) {
                    return false;
                }
            }
            return true;
        }

        /** Counts and sums, by benefit, region and month. */
        public SortedMap<TotalKey, Total> totals() {
            int cells = Math.multiplyExact(Math.multiplyExact(benefits.size(), regions.size()), months.size());
            long[] counts = new long[cells];
            long[] sums = new long[cells];
            for (int row = 0; row < amounts.length; row++) {
                int cell = (benefits.code(row) * regions.size() + regions.code(row)) * months.size() + months.code(row);
                counts[cell]++;
                sums[cell] = Math.addExact(sums[cell], amounts[row]);
            }
            SortedMap<TotalKey, Total> totals = new TreeMap<>();
            for (int cell = 0; cell < cells; cell++) {
                if (counts[cell] > 0) {
                    int group = cell / months.size();
                    TotalKey key = new TotalKey(
                            benefits.text(group / regions.size()),
                            regions.text(group % regions.size()),
                            monthOf(cell % months.size()));
                    totals.merge(key, new Total(counts[cell], sums[cell]), Total::plus);
                }
            }
            return totals;
        }

        /** Count and sum of all orders. */
        public Total total() {
            return totals().values().stream().reduce(Total.NONE, Total::plus);
        }

        /** What the writer said of the file, found out from the file. */
        public WrittenFile asWritten() {
            Total total = total();
            return new WrittenFile(name, bytes.length, sha256, total.count(), total.amount());
        }

        private YearMonth monthOf(int code) {
            return YearMonth.from(LocalDate.ofEpochDay(months.number(code)));
        }
    }
}
