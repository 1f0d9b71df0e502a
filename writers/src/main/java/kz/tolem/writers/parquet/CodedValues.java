package kz.tolem.writers.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** The few values of a column that is stored as numbers of them. Equal values have one number. */
public abstract class CodedValues {

    /** Stands for null. */
    public static final int NULL = -1;

    private CodedValues() {}

    abstract int size();

    abstract void append(int code, Bytes page);

    abstract void count(int code, Statistics<?> statistics);

    /** Values of a column of texts. */
    public static final class Texts extends CodedValues {

        private final List<byte[]> values = new ArrayList<>();
        private final Map<String, Integer> codes = new HashMap<>();

        /** The texts, each with its place as number. */
        public static Texts of(List<String> values) {
            Texts texts = new Texts();
            values.forEach(texts::code);
            return texts;
        }

        /** All texts of {@code source}, with the same numbers. */
        public static Texts of(TextCodes source) {
            Texts texts = new Texts();
            for (int code = 0; code < source.size(); code++) {
                texts.values.add(source.text(code));
            }
            return texts;
        }

        /** The number of the text. */
        public int code(String text) {
            Integer known = codes.get(text);
            if (known != null) {
                return known;
            }
            codes.put(text, values.size());
            values.add(text.getBytes(StandardCharsets.UTF_8));
            return values.size() - 1;
        }

        @Override
        int size() {
            return values.size();
        }

        @Override
        void append(int code, Bytes page) {
            byte[] value = values.get(code);
            page.appendInt(value.length);
            page.append(value);
        }

        @Override
        void count(int code, Statistics<?> statistics) {
            statistics.updateStats(Binary.fromConstantByteArray(values.get(code)));
        }
    }

    /** Values of a column of 64 bits. */
    public static final class Longs extends CodedValues {

        private final List<Long> values = new ArrayList<>();
        private final Map<Long, Integer> codes = new HashMap<>();

        /** The number of the value. */
        public int code(long value) {
            Integer known = codes.putIfAbsent(value, values.size());
            if (known != null) {
                return known;
            }
            values.add(value);
            return values.size() - 1;
        }

        @Override
        int size() {
            return values.size();
        }

        @Override
        void append(int code, Bytes page) {
            page.appendLong(values.get(code));
        }

        @Override
        void count(int code, Statistics<?> statistics) {
            statistics.updateStats(values.get(code).longValue());
        }
    }

    /** Values of a column of 32 bits. */
    public static final class Ints extends CodedValues {

        private final List<Integer> values = new ArrayList<>();
        private final Map<Integer, Integer> codes = new HashMap<>();

        /** The number of the value. */
        public int code(int value) {
            Integer known = codes.putIfAbsent(value, values.size());
            if (known != null) {
                return known;
            }
            values.add(value);
            return values.size() - 1;
        }

        @Override
        int size() {
            return values.size();
        }

        @Override
        void append(int code, Bytes page) {
            page.appendInt(values.get(code));
        }

        @Override
        void count(int code, Statistics<?> statistics) {
            statistics.updateStats(values.get(code).intValue());
        }
    }
}
