package kz.tolem.calc.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping in a file of cases; every scalar is text. Remembers what was read, so that a misspelt key is found. */
final class CaseNode {

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();
    private final List<CaseNode> children = new ArrayList<>();

    CaseNode(Object yaml) {
        if (!(yaml instanceof Map<?, ?> mapping)) {
            throw new IllegalArgumentException("not a mapping: " + yaml);
        }
        mapping.forEach((key, value) -> fields.put((String) key, value));
    }

    boolean has(String key) {
        read.add(key);
        return fields.containsKey(key);
    }

    String text(String key) {
        String found = textOrNull(key);
        if (found == null) {
            throw new IllegalArgumentException(key + " is missing in " + fields);
        }
        return found;
    }

    String text(String key, String otherwise) {
        String found = textOrNull(key);
        return found == null ? otherwise : found;
    }

    private @Nullable String textOrNull(String key) {
        return has(key) ? (String) fields.get(key) : null;
    }

    LocalDate date(String key, LocalDate otherwise) {
        LocalDate found = dateOrNull(key);
        return found == null ? otherwise : found;
    }

    @Nullable
    LocalDate dateOrNull(String key) {
        String found = textOrNull(key);
        return found == null ? null : LocalDate.parse(found);
    }

    CaseNode node(String key) {
        read.add(key);
        return children.stream()
                .filter(child -> child.fields.equals(fields.get(key)))
                .findFirst()
                .orElseGet(() -> child(fields.get(key)));
    }

    /** The mappings of a list. */
    List<CaseNode> list(String key) {
        read.add(key);
        return fields.get(key) instanceof List<?> list
                ? list.stream().map(this::knownChild).toList()
                : List.of();
    }

    /** The mappings of a list, or the only one; a single word stands for a mapping with that key. */
    List<CaseNode> listOrOne(String key) {
        read.add(key);
        Object found = fields.get(key);
        if (found instanceof String word) {
            return List.of(child(Map.of(word, "")));
        }
        return found == null ? List.of() : found instanceof List<?> ? list(key) : List.of(child(found));
    }

    /** Keys in the order of the file. */
    Set<String> keys() {
        read.addAll(fields.keySet());
        return fields.keySet();
    }

    @Nullable
    Object value(String key) {
        read.add(key);
        return fields.get(key);
    }

    private CaseNode knownChild(Object yaml) {
        return children.stream()
                .filter(child -> child.fields.equals(yaml))
                .findFirst()
                .orElseGet(() -> child(yaml));
    }

    private CaseNode child(@Nullable Object yaml) {
        if (yaml == null) {
            throw new IllegalArgumentException("nothing is written in " + fields);
        }
        CaseNode child = new CaseNode(yaml);
        children.add(child);
        return child;
    }

    /** Keys that nothing asked for. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        fields.keySet().stream().filter(key -> !read.contains(key)).forEach(unread::add);
        children.forEach(child -> unread.addAll(child.unread()));
        return unread;
    }
}
