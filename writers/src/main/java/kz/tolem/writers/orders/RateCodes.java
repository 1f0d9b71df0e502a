package kz.tolem.writers.orders;

import java.math.RoundingMode;
import java.util.List;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.law.Rate;
import kz.tolem.writers.parquet.CodedValues;

/** What orders tell of the rates of all months, as numbers of the few different values. */
final class RateCodes {

    final CodedValues.Longs bases = new CodedValues.Longs();
    final CodedValues.Ints coefficients = new CodedValues.Ints();
    final CodedValues.Texts legalBases = new CodedValues.Texts();
    private final int[][] base;
    private final int[][] coefficient;
    private final int[][] legalBasis;

    RateCodes(List<OrderMonth> months) {
        base = new int[months.size()][];
        coefficient = new int[months.size()][];
        legalBasis = new int[months.size()][];
        for (int month = 0; month < base.length; month++) {
            List<Rate> rates = months.get(month).rates();
            base[month] = new int[rates.size()];
            coefficient[month] = new int[rates.size()];
            legalBasis[month] = new int[rates.size()];
            for (int number = 0; number < rates.size(); number++) {
                Rate rate = rates.get(number);
                base[month][number] = rate.base() == MoneyColumn.UNKNOWN ? CodedValues.NULL : bases.code(rate.base());
                coefficient[month][number] = rate.coefficient() == null
                        ? CodedValues.NULL
                        : coefficients.code(rate.coefficient()
                                .setScale(OrderSchema.COEFFICIENT_SCALE, RoundingMode.UNNECESSARY)
                                .unscaledValue()
                                .intValueExact());
                legalBasis[month][number] = legalBases.code(rate.legalBasis());
            }
        }
    }

    int base(OrderColumns orders, int row) {
        return base[orders.month(row)][orders.rateNumber(row)];
    }

    int coefficient(OrderColumns orders, int row) {
        return coefficient[orders.month(row)][orders.rateNumber(row)];
    }

    int legalBasis(OrderColumns orders, int row) {
        return legalBasis[orders.month(row)][orders.rateNumber(row)];
    }
}
