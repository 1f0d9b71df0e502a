package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the steps of a tree anew from the numbers that stand in it, as somebody would with pencil and paper, and knows nothing
 * of rules and law.
 */
public final class Evaluator {

    private Evaluator() {}

    /**
     * What the last step comes to; null without any step.
     *
     * @throws IllegalArgumentException when a step does not come to its result, or an operand is not what it says it is
     */
    public static @Nullable BigDecimal amount(Map<?, ?> benefit) {
        List<BigDecimal> results = new ArrayList<>();
        for (Object step : (List<?>) required(benefit, "steps")) {
            results.add(evaluate((Map<?, ?>) step, results, (List<?>) required(benefit, "parameters")));
        }
        return results.isEmpty() ? null : results.get(results.size() - 1);
    }

    private static BigDecimal evaluate(Map<?, ?> step, List<BigDecimal> before, List<?> parameters) {
        List<BigDecimal> operands = new ArrayList<>();
        for (Object node : (List<?>) required(step, "operands")) {
            Map<?, ?> operand = (Map<?, ?>) node;
            BigDecimal value = new BigDecimal((String) required(operand, "value"));
            check((String) required(operand, "of"), value, before, parameters);
            operands.add(value);
        }
        BigDecimal[] fraction = fraction((String) required(step, "operation"), operands);
        BigDecimal result = new BigDecimal((String) required(step, "result"));
        Object unit = step.get("rounded_up_to");
        BigDecimal computed = unit == null
                ? fraction[0].divide(fraction[1])
                : roundedUp(fraction[0], fraction[1], new BigDecimal((String) unit));
        if (computed.compareTo(result) != 0) {
            throw new IllegalArgumentException(step + " comes to " + computed);
        }
        return result;
    }

    /** An operand that names an earlier step or a parameter has its value. */
    private static void check(String of, BigDecimal value, List<BigDecimal> before, List<?> parameters) {
        BigDecimal source = null;
        if (of.startsWith("step/")) {
            source = before.get(Integer.parseInt(of.substring("step/".length())) - 1);
        }
        for (Object node : parameters) {
            Map<?, ?> parameter = (Map<?, ?>) node;
            if (of.equals(parameter.get("parameter"))) {
                source = new BigDecimal((String) required(parameter, "value"));
            }
        }
        boolean isCounted = of.equals("units") || of.equals("members") || of.equals("months") || of.equals("ordered");
        if (source == null ? !isCounted && !of.startsWith("income/") : source.compareTo(value) != 0) {
            throw new IllegalArgumentException(of + " is " + source + " and not " + value);
        }
    }

    private static BigDecimal[] fraction(String operation, List<BigDecimal> operands) {
        BigDecimal first = operands.isEmpty() ? BigDecimal.ZERO : operands.get(0);
        List<BigDecimal> others = operands.isEmpty() ? List.of() : operands.subList(1, operands.size());
        BigDecimal product = others.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
        BigDecimal sum = others.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (operation) {
            case "SUM" -> new BigDecimal[] {first.add(sum), BigDecimal.ONE};
            case "SUBTRACT" -> new BigDecimal[] {first.subtract(sum), BigDecimal.ONE};
            case "MULTIPLY" -> new BigDecimal[] {first.multiply(product), BigDecimal.ONE};
            case "DIVIDE" -> new BigDecimal[] {first, product};
            case "ROUND" -> new BigDecimal[] {first, BigDecimal.ONE};
            default -> throw new IllegalArgumentException(operation);
        };
    }

    /** The least multiple of the unit that is not below numerator / denominator. */
    private static BigDecimal roundedUp(BigDecimal numerator, BigDecimal denominator, BigDecimal unit) {
        BigDecimal divisor = denominator.multiply(unit);
        BigInteger whole = numerator.divideToIntegralValue(divisor).toBigInteger();
        BigDecimal multiple = new BigDecimal(whole).multiply(unit);
        boolean isExact = multiple.multiply(denominator).compareTo(numerator) == 0;
        return isExact ? multiple : multiple.add(unit).setScale(unit.scale(), RoundingMode.UNNECESSARY);
    }

    private static Object required(Map<?, ?> node, String key) {
        Object value = node.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing in " + node);
        }
        return value;
    }
}
