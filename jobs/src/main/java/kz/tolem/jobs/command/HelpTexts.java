package kz.tolem.jobs.command;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.explain.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the commands say of themselves, by the names that picocli gives it: files {@code help/kk.yaml} and {@code help/ru.yaml},
 * a part for each command and one for what all have. English stands at the commands.
 */
public final class HelpTexts extends ResourceBundle {

    private final Map<String, String> texts = new TreeMap<>();

    public HelpTexts(Language language) {
        if (language != Language.EN) {
            Texts.of("help", language).all().forEach((path, text) -> texts.put(key(path), text));
        }
    }

    private static String key(String path) {
        String[] parts = path.split("/", 2);
        return switch (parts[0]) {
            case "all" -> parts[1];
            case "tolem" -> "tolem." + parts[1];
            default -> "tolem." + parts[0] + "." + parts[1];
        };
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
