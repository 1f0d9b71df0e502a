package kz.tolem.jobs.step;

import java.util.List;
import kz.tolem.calc.columns.Extent;
import kz.tolem.calc.law.LawBook;
import org.jspecify.annotations.Nullable;

/**
 * What has changed since the run that was published last, and so what must be calculated.
 *
 * @param extents for each range which families are calculated in which months
 * @param gone for each range who is not in the registry any more
 * @param moves memberships that ended with a move
 * @param former the frozen registry of the last run; null when there is none, or when it is gone
 * @param formerLaw the law of the last run; null when it says the same, or when it is gone
 * @param formerMonths how many of the run's months the last run calculated as well; they come first
 * @param isSameProgram whether the last run was calculated by this program
 */
record Changes(
        List<Extent> extents,
        List<GoneSubjects> gone,
        Moves moves,
        @Nullable FrozenRegistry former,
        @Nullable LawBook formerLaw,
        int formerMonths,
        boolean isSameProgram) {

    Changes {
        extents = List.copyOf(extents);
        gone = List.copyOf(gone);
    }

    /** The same, with what is known of the last run. */
    Changes since(@Nullable LawBook law, int months, boolean sameProgram) {
        return new Changes(extents, gone, moves, former, law, months, sameProgram);
    }

    /** Whether nothing of a range must be read. */
    boolean isUntouched(int range) {
        return extents.get(range).isEmpty();
    }
}
