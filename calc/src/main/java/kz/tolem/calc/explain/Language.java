package kz.tolem.calc.explain;

import java.util.Locale;

/** The languages in which it is explained. */
public enum Language {
    KK,
    RU,
    EN;

    /** As law files and texts name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
