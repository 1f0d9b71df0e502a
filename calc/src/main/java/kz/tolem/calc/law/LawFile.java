package kz.tolem.calc.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.calc.Message;

/**
 * What one built-in law file says: the file of an index, of a benefit, or the general one.
 *
 * @param subject the index, the benefit's code or {@code GENERAL}
 * @param names what it is called, by language
 * @param parameters the parameters that it defines
 * @param entries their values
 */
record LawFile(String subject, Map<String, String> names, List<Parameter> parameters, List<Entry> entries) {

    static final String GENERAL = "GENERAL";
    static final String ROUNDING = "rounding";
    static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    /** The file of an index: one parameter without a name. */
    static LawFile index(String subject, LawNode root) {
        LawNode.Fields fields = root.fields(List.of("names", "unit", "basis", "values"), List.of());
        List<Entry> entries = new ArrayList<>();
        Parameter index = new Parameter(
                subject, null, unit(fields.get("unit")), fields.get("basis").text());
        readValues(index, fields.get("values"), entries);
        return new LawFile(subject, names(fields.get("names")), List.of(index), entries);
    }

    /** The file of a benefit: many parameters, and how amounts are rounded. */
    static LawFile benefit(String subject, LawNode root) {
        LawNode.Fields fields = root.fields(List.of("names", "basis", "rounding", "parameters"), List.of());
        LawFile file = parameters(subject, fields);
        Parameter rounding = new Parameter(
                subject, ROUNDING, Unit.ROUNDING, fields.get("basis").text());
        file.parameters.add(rounding);
        file.entries.add(rounding.entry(fields.get("rounding")));
        return file;
    }

    /** What no benefit has for itself. */
    static LawFile general(LawNode root) {
        return parameters(GENERAL, root.fields(List.of("names", "basis", "parameters"), List.of()));
    }

    private static LawFile parameters(String subject, LawNode.Fields fields) {
        String basis = fields.get("basis").text();
        List<Parameter> parameters = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, LawNode> named :
                fields.get("parameters").mapping().entrySet()) {
            LawNode.Fields parameter = named.getValue().fields(List.of("unit", "values"), List.of());
            Parameter defined = new Parameter(subject, named.getKey(), unit(parameter.get("unit")), basis);
            parameters.add(defined);
            readValues(defined, parameter.get("values"), entries);
        }
        return new LawFile(subject, names(fields.get("names")), parameters, entries);
    }

    private static void readValues(Parameter parameter, LawNode values, List<Entry> into) {
        List<LawNode> nodes = values.list();
        if (nodes.isEmpty()) {
            throw values.invalid(Message.of("has no value"));
        }
        for (LawNode node : nodes) {
            into.add(parameter.entry(node));
        }
    }

    private static Unit unit(LawNode node) {
        Unit unit = Unit.of(node.text());
        if (unit == null || unit == Unit.ROUNDING) {
            throw node.invalid(Message.of("is no unit that is known"));
        }
        return unit;
    }

    static Map<String, String> names(LawNode node) {
        LawNode.Fields fields = node.fields(LANGUAGES, List.of());
        Map<String, String> names = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> names.put(language, fields.get(language).text()));
        return names;
    }

    /**
     * What a file of an office's own says: new, corrected or confirmed values of parameters that are defined already. An
     * index is a list of values, a benefit a mapping of its parameters to such lists.
     */
    static List<Entry> overlay(LawNode root, Map<String, Parameter> defined) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, LawNode> subject : root.mapping().entrySet()) {
            Parameter index = defined.get(subject.getKey());
            if (index != null) {
                readValues(index, subject.getValue(), entries);
                continue;
            }
            if (defined.values().stream().noneMatch(known -> known.subject().equals(subject.getKey()))) {
                throw subject.getValue().invalid(Message.of("is no index and no benefit whose law is built in"));
            }
            for (Map.Entry<String, LawNode> named : subject.getValue().mapping().entrySet()) {
                Parameter parameter = defined.get(Parameter.key(subject.getKey(), named.getKey()));
                if (parameter == null) {
                    throw named.getValue().invalid(Message.of("no parameter of that name is built in"));
                }
                readValues(parameter, named.getValue(), entries);
            }
        }
        return entries;
    }
}
