package kz.tolem.jobs.command;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Data for programs, on the standard output. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();

    private Json() {}

    static String of(Object data) {
        return WRITER.writeValueAsString(data);
    }

    /** The same on one line. */
    static String line(Object data) {
        return MAPPER.writeValueAsString(data);
    }
}
