package kz.tolem.jobs.run;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it is kept with a run, so that whoever asks later hears it in his or her own language: a JSON list of the
 * template and its values, which are texts or such lists themselves.
 */
final class KeptMessage {

    private static final JsonMapper JSON = new JsonMapper();

    private KeptMessage() {}

    static String write(Message message) {
        return JSON.writeValueAsString(list(message));
    }

    private static List<Object> list(Message message) {
        List<Object> all = new ArrayList<>(List.of(message.template()));
        for (Object value : message.values()) {
            all.add(value instanceof Message inner ? list(inner) : value);
        }
        return all;
    }

    static Message read(String kept) {
        return message(JSON.readTree(kept));
    }

    private static Message message(JsonNode list) {
        Object[] values = new Object[list.size() - 1];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = list.get(i + 1);
            values[i] = value.isArray() ? message(value) : value.asString();
        }
        return Message.of(list.get(0).asString(), values);
    }
}
