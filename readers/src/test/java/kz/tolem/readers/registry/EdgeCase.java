package kz.tolem.readers.registry;

import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.columns.Defect;

/**
 * A change to one of the {@link ChangedFamilies}, in SQL, and what the checks then say. <code>{f}</code> stands for the
 * family, <code>{a}</code> for its adult, <code>{c}</code> for its child, <code>{x}</code> for somebody unknown.
 */
final class EdgeCase {

    private final String name;
    private final String change;
    private final List<String> listed = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    private EdgeCase(String name, String change) {
        this.name = name;
        this.change = change;
    }

    static EdgeCase of(String name, String change) {
        return new EdgeCase(name, change);
    }

    /** The row is listed and in doubt. */
    EdgeCase doubted(String row, String person, Defect defect, String columns) {
        doubts.add(row + " in doubt: " + defect);
        return listed(row, person, defect, columns);
    }

    /** The row is listed. */
    EdgeCase listed(String row, String person, Defect defect, String columns) {
        listed.add(row + " " + person + " " + defect + ": " + columns);
        return this;
    }

    /** The account's IBAN is marked as not valid. */
    EdgeCase withoutValidIban(String row) {
        doubts.add(row + " has no valid IBAN");
        return this;
    }

    String change(long family) {
        return filled(change, family);
    }

    List<String> expected(long family) {
        List<String> all = new ArrayList<>(listed);
        all.addAll(doubts);
        return all.stream().map(text -> filled(text, family)).toList();
    }

    private static String filled(String text, long family) {
        return text.replace("{f}", Long.toString(family))
                .replace("{a}", Long.toString(ChangedFamilies.adult(family)))
                .replace("{c}", Long.toString(ChangedFamilies.child(family)))
                .replace("{x}", Long.toString(ChangedFamilies.unknown(family)));
    }

    @Override
    public String toString() {
        return name;
    }
}
