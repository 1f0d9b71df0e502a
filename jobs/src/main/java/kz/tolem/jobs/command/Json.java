package kz.tolem.jobs.command;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Data for programs, on the standard output. */
final class Json {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

    private Json() {}

    static String of(Object data) {
        return WRITER.writeValueAsString(data);
    }
}
