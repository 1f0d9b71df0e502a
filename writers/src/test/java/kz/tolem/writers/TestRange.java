package kz.tolem.writers;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.columns.TextColumn;
import kz.tolem.calc.columns.Vocabulary;
import kz.tolem.calc.law.Rate;
import kz.tolem.calc.law.Status;
import kz.tolem.calc.outcome.Form;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.OutcomeRows;
import kz.tolem.writers.orders.OrderColumns;
import kz.tolem.writers.orders.OrderId;
import kz.tolem.writers.orders.OrderMonth;
import kz.tolem.writers.orders.OrdersMetadata;

/** Made-up families of one range with some orders, the same for the same seed. */
public final class TestRange {

    /** Two of the run's quarter and one of the quarter before, not in the order of time. */
    public static final List<OrderMonth> MONTHS = List.of(
            new OrderMonth(YearMonth.of(2026, 1), true, rates("4325.00", "50851.00")),
            new OrderMonth(YearMonth.of(2026, 2), true, rates("4325.00", "50851.00")),
            new OrderMonth(YearMonth.of(2025, 12), false, rates("3932.00", "46228.00")));

    public static final OrdersMetadata METADATA = new OrdersMetadata("2026Q1", "1".repeat(64), 1, true);

    public final FamilyColumns families = new FamilyColumns();
    public final OutcomeColumns outcomes = new OutcomeColumns();
    public final OrderColumns orders = new OrderColumns(MONTHS);
    private final Random random;

    public TestRange(long seed, int familyCount, int orderCount) {
        random = new Random(seed);
        long firstFamily = 1L + random.nextInt(2_000_000);
        for (int family = 0; family < familyCount; family++) {
            addFamily(firstFamily + family);
        }
        families.index();
        for (int order = 0; order < orderCount; order++) {
            addOrder((int) ((long) order * familyCount / orderCount), order);
        }
    }

    private void addFamily(long id) {
        families.families.family.append(id);
        families.families.defect.appendNull();
        families.families.region.append(
                random.nextInt(50) == 0 ? Vocabulary.UNKNOWN : (byte) random.nextInt(Region.values().length));
        if (random.nextInt(10) == 0) {
            families.families.district.appendNull();
        } else {
            append(families.families.district, "71" + (1_000_000 + random.nextInt(200)));
        }
        families.families.wellbeing.appendNull();
        for (int person = 0; person < 2; person++) {
            addMember(id, id * 3 + person);
        }
    }

    private void addMember(long family, long person) {
        families.members.family.append(family);
        families.members.defect.appendNull();
        families.members.person.append(person);
        append(families.members.iin, "%012d".formatted(random.nextLong(1_000_000_000_000L)));
        families.members.birth.append(day(LocalDate.of(1990, 1, 1)));
        families.members.death.appendNull();
        families.members.sex.appendNull();
        families.members.role.appendNull();
        families.members.residence.appendNull();
        families.members.birthOrder.appendNull();
        families.members.from.append(day(LocalDate.of(2020, 1, 1)));
        families.members.to.appendNull();
        families.members.movedOn.appendNull();
        families.members.movedHere.appendNull();
        families.accounts.family.append(family);
        families.accounts.defect.appendNull();
        families.accounts.person.append(person);
        append(families.accounts.iban, "KZ" + "%018d".formatted(random.nextLong(1_000_000_000_000_000_000L)));
        append(families.accounts.bic, "BANKKZ" + (char) ('A' + random.nextInt(20)) + "X");
        families.accounts.from.append(day(LocalDate.of(2020, 1, 1)));
        families.accounts.to.appendNull();
        families.accounts.ibanValid.append((byte) 1);
    }

    /** Months and benefits follow the order's number, so that no two orders of a family are the same. */
    private void addOrder(int family, int number) {
        Benefit benefit = Benefit.values()[number % Benefit.values().length];
        int month = number / Benefit.values().length % MONTHS.size();
        int payee = family * 2 + random.nextInt(2);
        long subject = benefit.isOfFamily() ? families.families.family.at(family) : families.members.person.at(payee);
        Form form = benefit == Benefit.TSA ? Form.values()[1 + random.nextInt(2)] : Form.NONE;
        int rate = random.nextInt(MONTHS.get(month).rates().size());
        long amount = 100L * (1 + random.nextInt(200_000)) + random.nextInt(100);
        int row = OutcomeRows.due(
                outcomes, month, benefit, family, subject, amount, rate, 1 + random.nextInt(8), form, payee, payee);
        int before = number / (Benefit.values().length * MONTHS.size());
        orders.add(outcomes, row, 1 + before, amount);
        if (before > 0 && random.nextInt(3) == 0) {
            orders.replace(new OrderId(benefit, MONTHS.get(month).month(), subject, before));
        }
    }

    private static List<Rate> rates(String mrp, String minimum) {
        List<Rate> rates = new ArrayList<>();
        for (String coefficient : List.of("16.03", "20.04", "7.40", "1.5")) {
            rates.add(rate(rates.size(), new BigDecimal(coefficient), mrp, "Social Code; inform.kz"));
        }
        for (String coefficient : List.of("1.61", "2.20", "0.92")) {
            rates.add(rate(rates.size(), new BigDecimal(coefficient), minimum, "Social Code art. 177"));
        }
        rates.add(new Rate(
                rates.size(),
                "poverty-line/71",
                null,
                "poverty-line",
                4_554_100,
                MoneyColumn.UNKNOWN,
                Status.CONFIRMED,
                "order of the akimat"));
        return rates;
    }

    private static Rate rate(int number, BigDecimal coefficient, String base, String legalBasis) {
        long tiyn = new BigDecimal(base).movePointRight(2).longValueExact();
        return new Rate(number, "parameter-" + number, coefficient, "index", tiyn, 100, Status.CONFIRMED, legalBasis);
    }

    private static void append(TextColumn column, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        column.append(bytes, 0, bytes.length);
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
