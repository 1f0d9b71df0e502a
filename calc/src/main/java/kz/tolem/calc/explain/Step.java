package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the arithmetic, exact.
 *
 * @param kind what is computed
 * @param operands in their order
 * @param result tenge
 */
public record Step(Kind kind, List<Operand> operands, BigDecimal result) {

    /**
     * What goes into a step.
     *
     * @param value coefficient, count or tenge
     * @param of where it comes from: a parameter of the law, {@code step/} and the number of an earlier step from 1,
     *     {@code income/} with person, month and kind, or what is counted
     * @param isMoney whether it is tenge
     */
    public record Operand(BigDecimal value, String of, boolean isMoney) {

        static Operand tenge(BigDecimal value, String of) {
            return new Operand(value, of, true);
        }

        static Operand number(BigDecimal value, String of) {
            return new Operand(value, of, false);
        }
    }

    /** How operands become the result. */
    public enum Operation {
        SUM("+"),
        SUBTRACT("−"),
        MULTIPLY("×"),
        /** The first by each of the others. */
        DIVIDE("÷"),
        /** The one operand, rounded. */
        ROUND("≈");

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        /** As an equation writes it. */
        public String sign() {
            return sign;
        }
    }

    /** What is computed. */
    public enum Kind {
        /** Coefficient x index. */
        RATE(Operation.MULTIPLY, null),
        /** The rate, rounded up to a whole tenge (rules, G2). */
        RATE_ROUNDED(Operation.ROUND, BigDecimal.ONE),
        /** A rounded rate for each of several. */
        EACH(Operation.MULTIPLY, null),
        /** Two amounts together. */
        TOGETHER(Operation.SUM, null),
        /** Counted income of the quarter before (rules, T3). */
        INCOME(Operation.SUM, null),
        /** Per-capita income, not above the poverty line (rules, T5). */
        WITHIN_LINE(Operation.DIVIDE, new BigDecimal("0.0001")),
        /** Per-capita income, above the poverty line. */
        ABOVE_LINE(Operation.DIVIDE, new BigDecimal("0.0001")),
        /** What the family needs in a quarter to reach the line. */
        NEED(Operation.MULTIPLY, null),
        /** What is missing to that. */
        LACK(Operation.SUBTRACT, null),
        /** What is missing in a month, rounded up to a whole tenge. */
        MONTHLY(Operation.DIVIDE, BigDecimal.ONE),
        /** What is held beside what is ordered (rules, X4). */
        DIFFERENCE(Operation.SUBTRACT, null);

        private final Operation operation;
        private final @Nullable BigDecimal roundedUpTo;

        Kind(Operation operation, @Nullable BigDecimal roundedUpTo) {
            this.operation = operation;
            this.roundedUpTo = roundedUpTo;
        }

        public Operation operation() {
            return operation;
        }

        /** The unit, in tenge, to a whole number of which the result is rounded up; null where it is exact. */
        public @Nullable BigDecimal roundedUpTo() {
            return roundedUpTo;
        }

        /** Whether the law's rounding is applied in this step (rules, G2). */
        boolean isRoundedToTenge() {
            return roundedUpTo != null && roundedUpTo.compareTo(BigDecimal.ONE) == 0;
        }
    }
}
