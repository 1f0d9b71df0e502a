package kz.tolem.calc.explain;

import java.time.YearMonth;
import java.util.List;

/**
 * How every benefit of a family came out in a month.
 *
 * @param benefits in the order of the benefits, one for each outcome and one for each benefit that was not considered
 * @param unexplained orders of the run for the family and month for which nothing was found that is due
 * @param gone orders of earlier runs for the month of whose subject and benefit nothing came now
 */
public record Explanation(
        long family,
        YearMonth month,
        List<BenefitExplanation> benefits,
        List<Payment> unexplained,
        List<Payment> gone) {

    /** Whether every amount is reproduced by its steps, and every order by what is due. */
    public boolean isSound() {
        return unexplained.isEmpty() && benefits.stream().allMatch(BenefitExplanation::isSound);
    }
}
