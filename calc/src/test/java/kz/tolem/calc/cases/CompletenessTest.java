package kz.tolem.calc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import kz.tolem.calc.law.LawBook;
import kz.tolem.calc.law.LawInForce;
import org.junit.jupiter.api.Test;

/** Whoever adds a benefit is told which piece of it is forgotten. */
class CompletenessTest {

    private static final LawInForce LAW = LawBook.builtIn().inForce(YearMonth.of(2026, 1));

    @Test
    void noPieceOfABenefitIsForgotten() throws IOException {
        assertThat(Completeness.forgotten(Path.of(""), Completeness.linesOfBenefit(LAW)))
                .isEmpty();
    }
}
