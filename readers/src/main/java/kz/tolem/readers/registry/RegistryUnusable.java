package kz.tolem.readers.registry;

import java.util.List;

/** The registry as a whole cannot be used: tables or columns are missing, or it holds no families. */
public final class RegistryUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    RegistryUnusable(String what, List<String> problems) {
        super(what + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    static RegistryUnusable withoutFamilies() {
        return new RegistryUnusable(
                "the registry is not usable: ", List.of("table registry.family is empty: fill the registry"));
    }

    /** What is wrong, one sentence for each table or column. */
    public List<String> problems() {
        return problems;
    }
}
