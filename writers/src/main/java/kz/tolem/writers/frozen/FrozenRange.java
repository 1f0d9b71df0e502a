package kz.tolem.writers.frozen;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A range of families in the frozen registry.
 *
 * @param number counted from 0
 * @param from lowest family_id that belongs to it
 * @param to lowest family_id that no longer belongs to it, {@link Long#MAX_VALUE} without limit
 * @param families how many there are
 * @param files all files of the range
 * @param quarantine rows in quarantine by the name of the defect
 */
public record FrozenRange(
        int number, long from, long to, long families, List<FrozenFile> files, Map<String, Long> quarantine) {

    public FrozenRange {
        files = files.stream().sorted(Comparator.comparing(FrozenFile::name)).toList();
        quarantine = Map.copyOf(quarantine);
    }
}
