package kz.tolem.calc.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tolem.calc.Message;

/**
 * The whole law as one YAML file: what a run was computed with, kept beside its facts, so that years later the run can be
 * explained and compared by the law of then, whatever the files of the office and of the program say by then.
 */
public final class LawArchive {

    private LawArchive() {}

    /** Everything that the book says, in one form: two books with the same {@link LawBook#digest} give the same text. */
    public static String write(LawBook book) {
        StringBuilder yaml = new StringBuilder("names:\n");
        new TreeMap<>(book.names()).forEach((subject, names) -> yaml.append("  ")
                .append(quoted(subject))
                .append(": ")
                .append(mapping(names))
                .append('\n'));
        Map<String, List<Entry>> entries = new TreeMap<>();
        book.entries().forEach(entry -> entries.computeIfAbsent(
                        Parameter.key(entry.subject(), entry.parameter()), unused -> new ArrayList<>())
                .add(entry));
        yaml.append("parameters:\n");
        for (Parameter parameter : book.parameters()) {
            yaml.append("  - definition: ")
                    .append(mapping(definition(parameter)))
                    .append("\n    values:\n");
            for (Entry entry : entries.getOrDefault(parameter.key(), List.of())) {
                yaml.append("      - ").append(mapping(value(parameter, entry))).append('\n');
            }
        }
        return yaml.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file its name, for messages
     * @throws InvalidLaw when it is no such file
     */
    public static LawBook read(String file, byte[] utf8) {
        LawNode.Fields root = LawNode.read(file, utf8).fields(List.of("names", "parameters"), List.of());
        Map<String, Map<String, String>> names = new TreeMap<>();
        root.get("names").mapping().forEach((subject, node) -> names.put(subject, LawFile.names(node)));
        List<Parameter> parameters = new ArrayList<>();
        Timeline.Builder timeline = new Timeline.Builder();
        for (LawNode node : root.get("parameters").list()) {
            LawNode.Fields fields = node.fields(List.of("definition", "values"), List.of());
            Parameter parameter = parameter(fields.get("definition"));
            parameters.add(parameter);
            timeline.add(
                    fields.get("values").list().stream().map(parameter::entry).toList());
        }
        return LawBook.of(parameters, names, timeline.build());
    }

    private static Map<String, String> definition(Parameter parameter) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("subject", parameter.subject());
        if (parameter.name() != null) {
            fields.put("name", parameter.name());
        }
        fields.put("unit", parameter.unit().text());
        fields.put("basis", parameter.basis());
        return fields;
    }

    private static Parameter parameter(LawNode node) {
        LawNode.Fields fields = node.fields(List.of("subject", "unit", "basis"), List.of("name"));
        Unit unit = Unit.of(fields.get("unit").text());
        if (unit == null) {
            throw fields.get("unit").invalid(Message.of("is no unit that is known"));
        }
        return new Parameter(
                fields.get("subject").text(),
                fields.has("name") ? fields.get("name").text() : null,
                unit,
                fields.get("basis").text());
    }

    private static Map<String, String> value(Parameter parameter, Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (entry.region() != null) {
            fields.put("region", entry.region());
        }
        fields.put("from", entry.from().toString());
        if (entry.to() != null) {
            fields.put("to", entry.to().toString());
        }
        if (entry.value() != null) {
            fields.put(parameter.valueField(), entry.value());
        }
        fields.put("status", entry.status().text());
        fields.put("cite", entry.cite());
        return fields;
    }

    private static String mapping(Map<String, String> fields) {
        StringBuilder flow = new StringBuilder("{");
        fields.forEach((key, value) -> flow.append(flow.length() > 1 ? ", " : "")
                .append(key)
                .append(": ")
                .append(quoted(value)));
        return flow.append('}').toString();
    }

    /** Law texts are one line each, without control characters ({@link LawNode#text}): only these two need an escape. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
