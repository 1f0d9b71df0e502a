package kz.tolem.calc.cases;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One case: a family, and what comes of it in one month or several. */
final class LawCase {

    private final CaseNode node;
    private final String file;
    private final Map<YearMonth, Map<String, Object>> expected = new LinkedHashMap<>();

    LawCase(String file, Object yaml) {
        this.file = file;
        node = new CaseNode(yaml);
        if (node.has("month")) {
            expected.put(YearMonth.parse(node.text("month")), mapping(node.value("expect")));
        } else {
            mapping(node.value("months"))
                    .forEach((month, benefits) -> expected.put(YearMonth.parse(month), mapping(benefits)));
        }
    }

    /** A sentence. */
    String name() {
        return file + ": " + node.text("name");
    }

    /** Where the expected amounts are published; empty when they are not. */
    String source() {
        return node.text("source", "");
    }

    /** Law that is entered for the case, as an office would; null when there is none. */
    @Nullable
    String law() {
        return node.has("law") ? node.text("law") : null;
    }

    /** Months in the order of time. */
    Set<YearMonth> months() {
        return new TreeSet<>(expected.keySet());
    }

    /** The family, with its applications. */
    CaseFamily family(long id) {
        YearMonth first = months().iterator().next();
        CaseFamily family = new CaseFamily(id, node, first);
        if (node.has("apply")) {
            node.list("apply").forEach(family::apply);
        } else {
            Set<String> benefits = new LinkedHashSet<>();
            expected.values().forEach(ofMonth -> benefits.addAll(ofMonth.keySet()));
            family.applyForAll(benefits, first);
        }
        List.of("name", "source", "law").forEach(node::has);
        List<String> unread = node.unread();
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(name() + ": nothing knows " + unread);
        }
        return family;
    }

    /** What is expected in a month, by benefit. */
    Map<String, Object> expected(YearMonth month) {
        return mapping(expected.get(month));
    }

    private static Map<String, Object> mapping(@Nullable Object yaml) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (!(yaml instanceof Map<?, ?> mapping)) {
            throw new IllegalArgumentException("not a mapping: " + yaml);
        }
        mapping.forEach((key, value) -> found.put((String) key, value));
        return found;
    }
}
