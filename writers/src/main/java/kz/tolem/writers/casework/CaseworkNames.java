package kz.tolem.writers.casework;

import java.util.Locale;
import kz.tolem.calc.outcome.State;

/** Names of files for caseworkers. */
final class CaseworkNames {

    private CaseworkNames() {}

    static String of(State state, int range) {
        return of(state.name().toLowerCase(Locale.ROOT), range);
    }

    static String of(String what, int range) {
        return String.format(Locale.ROOT, "%s-%05d.parquet", what, range);
    }
}
