package kz.tolem.writers.settlement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.parquet.ForeignFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A file in which the treasury says what became of orders: Parquet, or text with commas or semicolons in UTF-8, with the columns
 * {@code order_id, status, reason, paid_on, amount} in any order. Other columns are not looked at.
 */
public final class SettlementFile {

    /** The columns. */
    public static final List<String> COLUMNS = List.of("order_id", "status", "reason", "paid_on", "amount");

    private static final int LONGEST_REASON = 1_000;
    private static final BigDecimal LARGEST = new BigDecimal("9999999999999.99");
    private static final char MARK = '\uFEFF';

    private final Path file;
    private final String name;
    private final boolean isParquet;
    private String sha256 = "";

    /** @param file Parquet when it begins as such, else text */
    public SettlementFile(Path file) throws IOException {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            this.isParquet = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PAR1");
        }
    }

    /** Takes rows as they come. */
    public interface Lines {

        /** Takes one row. */
        void accept(SettlementLine line) throws IOException;

        /**
         * Takes notice of a row that cannot be read.
         *
         * @param what is wrong with it, without what stands there
         */
        void malformed(long row, Message what) throws IOException;
    }

    /**
     * Reads the file from its beginning to its end.
     *
     * @throws UnreadableSettlement when it is no such file
     */
    public void read(Lines lines) throws IOException {
        if (isParquet) {
            readParquet(lines);
        } else {
            readText(lines);
        }
    }

    /** Digest of the bytes that were read last. */
    public String sha256() {
        return sha256;
    }

    private void readParquet(Lines lines) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        sha256 = Sha256.of(bytes);
        try {
            ForeignFile table = new ForeignFile(name, bytes);
            for (String column : COLUMNS) {
                if (!table.has(column)) {
                    throw missing(column);
                }
            }
            long[] row = new long[1];
            table.forEach(COLUMNS, values -> take(++row[0], values, false, lines));
        } catch (DamagedFile e) {
            throw new UnreadableSettlement(e.message(), e);
        }
    }

    private void readText(Lines lines) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest);
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16)) {
            text.mark(1);
            if (text.read() != MARK) {
                text.reset();
            }
            text.mark(1 << 16);
            String heads = text.readLine();
            text.reset();
            if (heads == null || heads.isBlank()) {
                throw new UnreadableSettlement(
                        Message.of("{} is empty: it begins with the line {}", name, String.join(",", COLUMNS)));
            }
            boolean isSemicolon = heads.indexOf(';') >= 0;
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(isSemicolon ? ';' : ',')
                    .setIgnoreEmptyLines(true)
                    .get();
            try (CSVParser parser =
                    CSVParser.builder().setReader(text).setFormat(format).get()) {
                readRecords(parser, isSemicolon, lines);
            }
        } catch (CharacterCodingException e) {
            throw notUtf8(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(e);
            }
            throw new UnreadableSettlement(
                    Message.of("{} is no text with commas or semicolons: its quotes do not close", name), e);
        }
        sha256 = Sha256.hex(digest.digest());
    }

    private void readRecords(CSVParser parser, boolean isSemicolon, Lines lines) throws IOException {
        int[] places = new int[0];
        int width = 0;
        long row = 0;
        for (CSVRecord cells : parser) {
            if (places.length == 0) {
                places = places(cells);
                width = cells.size();
                continue;
            }
            row++;
            if (cells.size() != width) {
                lines.malformed(row, Message.of("has {} cells and not {}", cells.size(), width));
                continue;
            }
            @Nullable Object[] values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = cells.get(places[i]);
            }
            take(row, values, isSemicolon, lines);
        }
    }

    private int[] places(CSVRecord heads) throws UnreadableSettlement {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < heads.size(); i++) {
            String head = heads.get(i).strip().toLowerCase(Locale.ROOT);
            if (known.put(head, i) != null && COLUMNS.contains(head)) {
                throw new UnreadableSettlement(Message.of("{} has two columns {}", name, head));
            }
        }
        int[] places = new int[COLUMNS.size()];
        for (int i = 0; i < places.length; i++) {
            Integer place = known.get(COLUMNS.get(i));
            if (place == null) {
                throw missing(COLUMNS.get(i));
            }
            places[i] = place;
        }
        return places;
    }

    private UnreadableSettlement notUtf8(Exception cause) {
        return new UnreadableSettlement(Message.of("{} is not in UTF-8: save it as text in UTF-8", name), cause);
    }

    private UnreadableSettlement missing(String column) {
        return new UnreadableSettlement(Message.of(
                "{} has no column {}: its columns are {}, and text begins with a line of these names",
                name,
                column,
                String.join(", ", COLUMNS)));
    }

    /** One row; every value is a text, or what a Parquet file has for it. */
    private static void take(long row, @Nullable Object[] values, boolean mayHaveDecimalComma, Lines lines)
            throws IOException {
        List<Message> wrong = new ArrayList<>();
        String orderId = text(values[0]);
        if (orderId.isEmpty() || orderId.length() > 200) {
            wrong.add(Message.of("order_id is missing or too long"));
        }
        SettlementStatus status = status(text(values[1]));
        if (status == null) {
            wrong.add(Message.of("status is none of PAID, REJECTED, RETURNED"));
        }
        String reason = text(values[2]);
        if (reason.length() > LONGEST_REASON) {
            wrong.add(Message.of("reason is longer than {} characters", LONGEST_REASON));
        }
        LocalDate paidOn = null;
        if (values[3] != null && !text(values[3]).isEmpty()) {
            paidOn = values[3] instanceof LocalDate day ? day : day(text(values[3]));
            if (paidOn == null) {
                wrong.add(Message.of("paid_on is no day like 2026-04-03"));
            }
        } else if (status == SettlementStatus.PAID) {
            wrong.add(Message.of("paid_on is missing"));
        }
        long amount = amount(values[4], mayHaveDecimalComma);
        if (amount <= 0) {
            wrong.add(Message.of("amount is no number of tenge above zero with at most two decimals, like 50851.00"));
        }
        if (wrong.isEmpty() && status != null) {
            lines.accept(new SettlementLine(row, orderId, status, reason.isEmpty() ? null : reason, paidOn, amount));
        } else {
            lines.malformed(row, Message.joined("; ", wrong));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }

    private static @Nullable SettlementStatus status(String text) {
        for (SettlementStatus status : SettlementStatus.values()) {
            if (status.name().equalsIgnoreCase(text)) {
                return status;
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Tiyn; 0 for what is no amount. */
    private static long amount(@Nullable Object value, boolean mayHaveDecimalComma) {
        BigDecimal tenge;
        if (value instanceof BigDecimal decimal) {
            tenge = decimal;
        } else if (value instanceof Long whole) {
            tenge = BigDecimal.valueOf(whole);
        } else {
            String text = text(value);
            String point = mayHaveDecimalComma ? text.replace(',', '.') : text;
            if (!point.matches("\\d{1,13}(\\.\\d{1,4})?")) {
                return 0;
            }
            tenge = new BigDecimal(point);
        }
        if (tenge.compareTo(LARGEST) > 0
                || tenge.signum() <= 0
                || tenge.stripTrailingZeros().scale() > 2) {
            return 0;
        }
        return tenge.movePointRight(2).longValueExact();
    }
}
