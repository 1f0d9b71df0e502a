package kz.tolem.calc.cases;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a case expects of a benefit: one line, a list of lines, or these by the name of the person. A line is an amount that
 * is ordered, or {@code HELD reason amount}, {@code REFUSED reason}, {@code UNCLAIMED amount}, {@code NOTHING} (applied for
 * and not due), {@code NONE} (not even considered); for TSA the form follows.
 */
final class Expected {

    /** Stands for the person where a case does not speak of one. */
    static final String ANYBODY = "";

    private Expected() {}

    /** The lines by person. */
    static Map<String, List<String>> lines(Object expected) {
        Map<String, List<String>> lines = new TreeMap<>();
        if (expected instanceof Map<?, ?> mapping) {
            mapping.forEach((person, written) -> lines.put((String) person, list(written)));
        } else {
            lines.put(ANYBODY, list(expected));
        }
        return lines;
    }

    private static List<String> list(Object written) {
        if (written instanceof List<?> several) {
            return several.stream().map(String.class::cast).toList();
        }
        return written.equals("NONE") ? List.of() : List.of((String) written);
    }
}
