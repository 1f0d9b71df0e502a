package kz.tolem.writers.frozen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import kz.tolem.writers.files.Durable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the frozen registry consists of. Written last: where the index is, the freeze is complete. Its SHA-256 is the
 * digest of the frozen registry.
 *
 * @param format version of the frozen files
 * @param sample whether the people are made up
 * @param ranges all ranges
 */
public record FrozenIndex(int format, boolean sample, List<FrozenRange> ranges) {

    /** The version that is written. */
    public static final int FORMAT = 2;

    /** Name of the file. */
    public static final String NAME = "frozen.json";

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public FrozenIndex {
        ranges = ranges.stream()
                .sorted(Comparator.comparingInt(FrozenRange::number))
                .toList();
    }

    /**
     * Writes the index beside the files, durable together with their names.
     *
     * @param directory where all files of the ranges lie, synced
     * @return the file; its SHA-256 is the digest of the frozen registry
     */
    public FrozenFile write(Path directory) throws IOException {
        byte[] json = (CANONICAL.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        try (DurableFile file = DurableFile.create(directory.resolve(NAME))) {
            file.write(ByteBuffer.wrap(json));
            file.finish();
            file.sync();
            Durable.syncDirectory(directory);
            return new FrozenFile(NAME, file.length(), file.sha256(), ranges.size());
        }
    }
}
