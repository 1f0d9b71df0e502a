package kz.tolem.writers.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.Arrays;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.DamagedFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON in one form: keys in snake case and sorted, no white space but one newline at the end, UTF-8, whole
 * numbers as numbers, amounts as text with two decimals.
 */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CanonicalJson() {}

    /** The one form of a record. */
    public static byte[] write(Record content) {
        byte[] json = MAPPER.writeValueAsBytes(content);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /**
     * Reads what {@link #write} wrote, and nothing else.
     *
     * @param name the file, for messages
     * @throws DamagedFile when it is not that record, or not in the one form of it
     */
    public static <T extends Record> T read(String name, byte[] json, Class<T> type) throws DamagedFile {
        T content;
        try {
            content = MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new DamagedFile(Message.of("{} cannot be read: {}", name, e.getOriginalMessage()), e);
        }
        if (!Arrays.equals(json, write(content))) {
            throw new DamagedFile(Message.of("{} is not in canonical form", name));
        }
        return content;
    }
}
