package kz.tolem.jobs.step;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Extent;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Members;
import kz.tolem.readers.ledger.Wanted;

/**
 * For whom something may have been ordered that concerns a range: its families that are calculated, everybody who is or was a
 * member of them, and those who are gone.
 *
 * <p>A person may be a member of several families, one after the other. In each month one of them answers for what was
 * ordered for the person: the one with the latest membership that has begun by then, or the first of all. So nobody is said
 * to have got too much twice, or because he or she moved.
 */
final class Subjects {

    private final FamilyColumns columns;
    private final Extent extent;
    private final GoneSubjects gone;
    private final Moves moves;
    private final List<MonthFrame> months;

    /** Rows of members by the number of the person, then by row. */
    private int[] byPerson = new int[16];

    private int size;

    Subjects(Workspace workspace, List<YearMonth> months) {
        this.columns = workspace.families();
        this.extent = workspace.extent();
        this.gone = workspace.gone();
        this.moves = workspace.moves();
        this.months = months.stream().map(MonthFrame::of).toList();
    }

    /**
     * What to ask the ledger for.
     *
     * @param orderedBefore months for which earlier runs ordered anything
     */
    List<Wanted> wanted(Set<YearMonth> orderedBefore) {
        List<YearMonth> all = months.stream()
                .map(MonthFrame::month)
                .filter(orderedBefore::contains)
                .toList();
        List<YearMonth> forOthers = extent.includesOthers() ? othersMonths(orderedBefore) : List.of();
        if (all.isEmpty()) {
            return List.of();
        }
        long[] whole = LongArrays.EMPTY_ARRAY;
        long[] others = LongArrays.EMPTY_ARRAY;
        int wholeSize = 0;
        int othersSize = 0;
        int[] starts = columns.size() == 0 ? new int[1] : columns.starts(columns.members);
        for (int family = 0; family < columns.size(); family++) {
            boolean isWhole = extent.isWhole(family);
            if (!isWhole && forOthers.isEmpty()) {
                continue;
            }
            int more = starts[family + 1] - starts[family] + 1;
            long[] into = LongArrays.grow(isWhole ? whole : others, (isWhole ? wholeSize : othersSize) + more);
            int at = isWhole ? wholeSize : othersSize;
            into[at++] = columns.families.family.at(family);
            for (int row = starts[family]; row < starts[family + 1]; row++) {
                into[at++] = columns.members.person.at(row);
                index(row);
            }
            if (isWhole) {
                whole = into;
                wholeSize = at;
            } else {
                others = into;
                othersSize = at;
            }
        }
        sort();
        long[] numbers = gone.numbers();
        whole = LongArrays.grow(whole, wholeSize + numbers.length, wholeSize);
        System.arraycopy(numbers, 0, whole, wholeSize, numbers.length);
        long[] distinct = distinct(whole, wholeSize + numbers.length);
        long[] left = Arrays.stream(distinct(others, othersSize))
                .filter(number -> Arrays.binarySearch(distinct, number) < 0)
                .toArray();
        return List.of(new Wanted(distinct, all), new Wanted(left, forOthers));
    }

    private List<YearMonth> othersMonths(Set<YearMonth> orderedBefore) {
        BitSet others = extent.otherMonths();
        List<YearMonth> list = new ArrayList<>();
        for (int month = others.nextSetBit(0); month >= 0; month = others.nextSetBit(month + 1)) {
            if (orderedBefore.contains(months.get(month).month())) {
                list.add(months.get(month).month());
            }
        }
        return list;
    }

    private static long[] distinct(long[] numbers, int count) {
        return Arrays.stream(numbers, 0, count).sorted().distinct().toArray();
    }

    private void index(int row) {
        byPerson = IntArrays.grow(byPerson, size + 1, size);
        byPerson[size++] = row;
    }

    private void sort() {
        Members members = columns.members;
        IntArrays.quickSort(byPerson, 0, size, (a, b) -> {
            int order = Long.compare(members.person.at(a), members.person.at(b));
            return order != 0 ? order : Integer.compare(a, b);
        });
    }

    /** Place of the month among those of the run, or -1. */
    int month(int firstDay) {
        for (int month = 0; month < months.size(); month++) {
            if (months.get(month).firstDay() == firstDay) {
                return month;
            }
        }
        return -1;
    }

    /** Row of the family if it is calculated in the month, or -1. */
    int family(long number, int month) {
        int row = Rows.find(columns.families.family, number);
        return row >= 0 && extent.includes(row, month) ? row : -1;
    }

    /** Row of the family that answers for the person in the month, if it lies in the range and is calculated; or -1. */
    int familyOfPerson(long number, int month) {
        for (int place = firstOf(number); place < size && person(place) == number; ) {
            int family = Rows.find(columns.families.family, columns.members.family.at(byPerson[place]));
            if (extent.includes(family, month) && answers(family, number, month)) {
                return family;
            }
            int end = columns.starts(columns.members)[family + 1];
            while (place < size && person(place) == number && byPerson[place] < end) {
                place++;
            }
        }
        return -1;
    }

    /** Whether the family answers for the person in the month. Who is in doubt is left alone until the doubt is cleared. */
    boolean answers(int family, long number, int month) {
        Members members = columns.members;
        int[] starts = columns.starts(members);
        int latest = -1;
        int first = -1;
        for (int row = starts[family]; row < starts[family + 1]; row++) {
            if (members.person.at(row) != number) {
                continue;
            }
            if (members.isInDoubt(row)) {
                return false;
            }
            first = first < 0 ? row : first; // in the order of their beginning
            latest = members.from.at(row) <= months.get(month).lastDay() ? row : latest;
        }
        if (latest >= 0) {
            return members.movedOn.at(latest) > months.get(month).lastDay();
        }
        return first >= 0 && !moves.wasElsewhere(number, columns.families.family.at(family), members.from.at(first));
    }

    private long person(int place) {
        return columns.members.person.at(byPerson[place]);
    }

    private int firstOf(long number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (person(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
