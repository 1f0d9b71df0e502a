package kz.tolem.readers.frozen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the frozen registry consists of. Where there is an index, the freeze was completed.
 *
 * @param format version of the frozen files
 * @param sample whether the people are made up
 * @param ranges all ranges, in the order of their numbers
 */
public record FrozenIndex(int format, boolean sample, List<Range> ranges) {

    /** Name of the file. */
    public static final String NAME = "frozen.json";

    private static final int OLDEST_FORMAT = 1;
    private static final int FORMAT = 2;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /**
     * A range of families.
     *
     * @param number counted from 0
     * @param from lowest family_id that belongs to it
     * @param to lowest family_id that no longer belongs to it, {@link Long#MAX_VALUE} without limit
     * @param families how many there are
     * @param files all files of the range
     * @param quarantine rows in quarantine by the name of the defect
     */
    public record Range(
            int number, long from, long to, long families, List<File> files, Map<String, Long> quarantine) {}

    /** A file of a range, as it was written. */
    public record File(String name, long bytes, String sha256, long rows) {}

    /**
     * Reads the index.
     *
     * @param directory of the frozen registry
     * @param sha256 digest of the frozen registry, lower-case hexadecimal, as it was noted when it was written
     * @throws DamagedFrozenFile when the index is missing, has another digest or cannot be understood
     */
    public static FrozenIndex read(Path directory, String sha256) throws IOException {
        Path file = directory.resolve(NAME);
        byte[] json = VerifiedFile.read(file, sha256);
        FrozenIndex index;
        try {
            index = STRICT.readValue(json, FrozenIndex.class);
        } catch (JacksonException e) {
            throw new DamagedFrozenFile(file, Message.of("is no index of a frozen registry"), e);
        }
        if (index.format() < OLDEST_FORMAT || index.format() > FORMAT) {
            throw new DamagedFrozenFile(
                    file, Message.of("has format {}, known are {} to {}", index.format(), OLDEST_FORMAT, FORMAT));
        }
        return index;
    }

    /** Number of families in all ranges. */
    public long families() {
        return ranges.stream().mapToLong(Range::families).sum();
    }
}
