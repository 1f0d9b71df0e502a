package kz.tolem.calc.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * What explanations, or others who tell of a run, say in one language: data beside the law. A text is named by the path to
 * it, {@code reason/INCOME/why}.
 */
public final class Texts {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new FailsafeSchema()).build();

    private static final Map<String, Texts> READ = new ConcurrentHashMap<>();

    private final SortedMap<String, String> texts = new TreeMap<>();

    private Texts() {}

    /** The texts of explanations in a language. */
    static Texts of(Language language) {
        return of("explain", language);
    }

    /** The texts of a language in a folder of the resources, which are read once. */
    public static Texts of(String folder, Language language) {
        return READ.computeIfAbsent("/" + folder + "/" + language.code() + ".yaml", Texts::read);
    }

    private static Texts read(String resource) {
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from this build");
            }
            Texts texts = new Texts();
            texts.add("", new Load(SETTINGS).loadFromInputStream(in));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private void add(String path, Object node) {
        if (node instanceof Map<?, ?> mapping) {
            mapping.forEach((key, value) -> add(path.isEmpty() ? String.valueOf(key) : path + "/" + key, value));
        } else {
            texts.put(path, String.valueOf(node));
        }
    }

    /** All texts by name. */
    public SortedMap<String, String> all() {
        return Collections.unmodifiableSortedMap(texts);
    }

    /** The text, if there is one of that name. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** The text; a missing one is a defect of the program. */
    String of(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no text " + name));
    }

    /** The text with words put in for the names in braces: name, word, name, word. */
    String of(String name, String... words) {
        String text = of(name);
        for (int i = 0; i < words.length; i += 2) {
            text = text.replace("{" + words[i] + "}", words[i + 1]);
        }
        return text;
    }
}
