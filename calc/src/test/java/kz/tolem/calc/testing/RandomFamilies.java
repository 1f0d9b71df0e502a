package kz.tolem.calc.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kz.tolem.calc.columns.AwardKind;
import kz.tolem.calc.columns.Cause;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.IncomeKind;
import kz.tolem.calc.columns.Region;
import org.jspecify.annotations.Nullable;

/**
 * Seeded families, none of them plausible: dense with dates on a border, with rows in doubt, with people who move, die and
 * come back, and with applications that get in each other's way. The same seed and number give the same family.
 */
public final class RandomFamilies {

    private static final int[] AGES = {0, 0, 1, 1, 2, 3, 5, 6, 7, 7, 12, 17, 18, 18, 22, 23, 35, 61, 63, 80};
    private static final int[] ADULT_AGES = {18, 23, 30, 45, 61, 63, 80, 95};

    private final SplittableRandom random;
    private final LocalDate quarter;
    private final TestFamily family;
    private final boolean isDoubtful;

    private RandomFamilies(SplittableRandom random, long id, YearMonth month) {
        this.random = random;
        this.quarter = month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1).atDay(1);
        this.family = new TestFamily(id);
        this.isDoubtful = chance(40);
    }

    /** The families numbered from {@code from} to before {@code to}, made for the quarter that the month lies in. */
    public static List<TestFamily> of(long seed, long from, long to, YearMonth month) {
        List<TestFamily> families = new ArrayList<>();
        for (long id = from; id < to; id++) {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + id);
            random.nextLong();
            families.add(new RandomFamilies(random, id, month).family());
        }
        return families;
    }

    private TestFamily family() {
        int region = random.nextInt(Region.values().length);
        family.in(chance(50) ? "71" : Region.values()[region].code());
        family.wellbeing = chance(20) ? null : (Integer) (1 + random.nextInt(6));
        if (isDoubtful && chance(5)) {
            family.in("99").defect = Defect.UNKNOWN_CODE;
        }
        int size = chance(3) ? 0 : 1 + random.nextInt(chance(30) ? 12 : 6);
        for (int i = 0; i < size; i++) {
            addPerson(family.id * 16 + i, i == 0 || i == 1 && chance(60));
        }
        if (size == 0 && chance(50)) {
            family.defect = Defect.NO_MEMBERS;
        }
        for (int i = 0; size > 0 && i < random.nextInt(4); i++) {
            addCare();
        }
        addApplications(size);
        meetTheLine(size);
        return family;
    }

    private void addPerson(long person, boolean isAdult) {
        LocalDate birth = border(isAdult ? ADULT_AGES : AGES);
        String role = isAdult ? "ADULT" : chance(85) ? "CHILD" : "ADULT";
        String sex = chance(50) ? "M" : "F";
        LocalDate death = chance(6) ? later(birth) : null;
        LocalDate from = chance(70) ? birth : near();
        LocalDate to = chance(85) ? null : later(from);
        addMember(person, birth, death, sex, role, from, to);
        if (chance(5)) {
            LocalDate back = later(to == null ? from : to);
            addMember(person, birth, death, sex, chance(90) ? role : "ADULT", back, chance(80) ? null : later(back));
        }
        addDisabilities(person, birth);
        addIntervals(person, family.studies);
        addIntervals(person, family.incapacities);
        addIncomes(person);
        addAwards(person);
        addLosses(person);
        addAccounts(person);
    }

    private void addMember(
            long person,
            LocalDate birth,
            @Nullable LocalDate death,
            String sex,
            String role,
            LocalDate from,
            @Nullable LocalDate to) {
        if (family.members.stream()
                .anyMatch(other -> other.person() == person && other.from().equals(from))) {
            return;
        }
        LocalDate movedOn = chance(4) ? near() : null;
        boolean movedHere = chance(4);
        Defect defect = null;
        LocalDate born = birth;
        LocalDate died = death;
        LocalDate until = to;
        String sexCode = sex;
        String roleCode = role;
        if (isDoubted()) {
            switch (random.nextInt(7)) {
                case 0 -> defect = Defect.IIN_INVALID;
                case 1 -> defect = Defect.IN_TWO_FAMILIES;
                case 2 -> {
                    defect = Defect.DATES_REVERSED;
                    until = from.minusDays(random.nextInt(3));
                }
                case 3 -> {
                    defect = Defect.BIRTH_IN_FUTURE;
                    born = quarter.plusMonths(random.nextInt(6));
                }
                case 4 -> {
                    defect = Defect.DEATH_BEFORE_BIRTH;
                    died = birth.minusDays(1);
                }
                case 5 -> {
                    defect = Defect.UNKNOWN_CODE;
                    roleCode = "PARENT";
                }
                default -> {
                    defect = Defect.UNKNOWN_CODE;
                    sexCode = "X";
                }
            }
        }
        Integer birthOrder = chance(20) ? null : (Integer) random.nextInt(7);
        family.members.add(new TestFamily.Member(
                person, born, died, sexCode, roleCode, from, until, movedOn, movedHere, birthOrder, defect));
    }

    private void addDisabilities(long person, LocalDate birth) {
        for (int i = 0; i < 3 && chance(30); i++) {
            LocalDate from = chance(50) ? birth.plusDays(random.nextInt(900)) : near();
            if (family.disabilities.stream()
                    .anyMatch(other -> other.person() == person && other.from().equals(from))) {
                continue;
            }
            int group = birth.plusYears(7).isAfter(quarter) && chance(80) ? 0 : chance(95) ? 1 + random.nextInt(3) : 0;
            String cause = Cause.values()[chance(80) ? random.nextInt(2) : random.nextInt(5)].name();
            LocalDate to = chance(70) ? null : later(from);
            if (!isDoubted()) {
                family.disabilities.add(new TestFamily.Disability(person, group, cause, from, to, null));
            } else if (chance(30)) {
                family.disabilities.add(new TestFamily.Disability(
                        person, group, cause, from, from.minusDays(random.nextInt(3)), Defect.DATES_REVERSED));
            } else if (chance(50)) {
                family.disabilities.add(
                        new TestFamily.Disability(person, group, "SOMETHING", from, to, Defect.UNKNOWN_CODE));
            } else {
                family.disabilities.add(
                        new TestFamily.Disability(person, 4 + random.nextInt(3), cause, from, to, Defect.UNKNOWN_CODE));
            }
        }
    }

    private void addIntervals(long person, List<TestFamily.Interval> intervals) {
        for (int i = 0; i < 2 && chance(20); i++) {
            LocalDate from = near();
            if (intervals.stream()
                    .anyMatch(other -> other.person() == person && other.from().equals(from))) {
                continue;
            }
            boolean isReversed = isDoubted();
            LocalDate to = isReversed ? from.minusDays(random.nextInt(3)) : chance(50) ? null : later(from);
            intervals.add(new TestFamily.Interval(person, from, to, isReversed ? Defect.DATES_REVERSED : null));
        }
    }

    private void addCare() {
        TestFamily.Member carer = member();
        TestFamily.Member cared = member();
        LocalDate from = near();
        if (family.cares.stream()
                .anyMatch(other -> other.person() == carer.person()
                        && other.cared() == cared.person()
                        && other.from().equals(from))) {
            return;
        }
        boolean isReversed = isDoubted();
        LocalDate to = isReversed ? from : chance(70) ? null : later(from);
        family.cares.add(new TestFamily.Care(
                carer.person(), cared.person(), chance(20), from, to, isReversed ? Defect.DATES_REVERSED : null));
    }

    private void addAwards(long person) {
        for (int i = 0; i < 3 && chance(12); i++) {
            String kind = AwardKind.values()[random.nextInt(AwardKind.values().length)].name();
            LocalDate from = chance(70) ? longAgo() : near();
            if (family.awards.stream()
                    .anyMatch(other -> other.person() == person && other.from().equals(from))) {
                continue;
            }
            LocalDate to = chance(85) ? null : later(from);
            if (!isDoubted()) {
                family.awards.add(new TestFamily.Award(person, kind, from, to, null));
            } else if (chance(50)) {
                family.awards.add(new TestFamily.Award(person, "MEDAL", from, to, Defect.UNKNOWN_CODE));
            } else {
                family.awards.add(new TestFamily.Award(
                        person, kind, from, from.minusDays(random.nextInt(3)), Defect.DATES_REVERSED));
            }
        }
    }

    private void addLosses(long person) {
        for (int i = 0; i < 2 && chance(30); i++) {
            LocalDate from = chance(60) ? longAgo() : near();
            if (family.losses.stream()
                    .anyMatch(other -> other.person() == person && other.from().equals(from))) {
                continue;
            }
            boolean isReversed = isDoubted();
            LocalDate to = isReversed ? from.minusDays(random.nextInt(3)) : chance(80) ? null : later(from);
            family.losses.add(
                    new TestFamily.Loss(person, chance(30), from, to, isReversed ? Defect.DATES_REVERSED : null));
        }
    }

    private void addIncomes(long person) {
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate month = quarter.minusMonths(chance(90) ? 1 + random.nextInt(3) : random.nextInt(6));
            IncomeKind kind = IncomeKind.values()[chance(60) ? 0 : random.nextInt(IncomeKind.values().length)];
            if (family.incomes.stream()
                    .anyMatch(other -> other.person() == person
                            && other.month().equals(month)
                            && other.kind().equals(kind.name()))) {
                continue;
            }
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(chance(80) ? 6_000_000 : 60_000_000), 2);
            if (!isDoubted()) {
                family.incomes.add(new TestFamily.Income(person, month, kind.name(), amount, null));
            } else if (chance(40)) {
                family.incomes.add(new TestFamily.Income(person, month, kind.name(), null, Defect.INCOME_UNKNOWN));
            } else if (chance(50)) {
                family.incomes.add(
                        new TestFamily.Income(person, month, kind.name(), amount.negate(), Defect.INCOME_NEGATIVE));
            } else {
                family.incomes.add(new TestFamily.Income(person, month, "SALARY", amount, Defect.UNKNOWN_CODE));
                return;
            }
        }
    }

    private void addAccounts(long person) {
        for (int i = 0; i < 2 && chance(70); i++) {
            LocalDate from = chance(70) ? quarter.minusDays(100 + random.nextInt(300)) : near();
            if (family.accounts.stream()
                    .anyMatch(other -> other.person() == person && other.from().equals(from))) {
                continue;
            }
            boolean isReversed = isDoubted();
            LocalDate to = isReversed ? from.minusDays(random.nextInt(3)) : chance(85) ? null : later(from);
            family.accounts.add(
                    new TestFamily.Account(person, chance(95), from, to, isReversed ? Defect.DATES_REVERSED : null));
        }
    }

    private void addApplications(int size) {
        for (int i = 0; i < 3 && chance(i == 0 ? 75 : 20); i++) {
            addTsa(size);
        }
        for (int i = 0; i < 3 && chance(i == 0 ? 75 : 20); i++) {
            addApplication("LARGE_FAMILY", null, size, chance(70) ? longAgo() : near());
        }
        for (TestFamily.Disability disability : List.copyOf(family.disabilities)) {
            if (chance(75)) {
                addApplication("DISABILITY", disability.person(), size, chance(70) ? longAgo() : near());
            }
        }
        addApplicationsForPersons(size);
        if (chance(5)) {
            Long subject = size > 0 ? member().person() : family.id * 16 + 14;
            addApplication("DISABILITY", subject, size, near());
        }
        if (isDoubtful && chance(3)) {
            family.applications.add(new TestFamily.Application(
                    nextApplication(),
                    family.id * 16 + 13,
                    family.id * 16,
                    "DISABILITY",
                    near(),
                    null,
                    size == 0 ? Defect.APPLICANT_UNKNOWN : Defect.ORPHAN_FACT));
        }
    }

    private void addApplicationsForPersons(int size) {
        for (TestFamily.Award award : List.copyOf(family.awards)) {
            if (chance(60)) {
                String benefit = award.kind().contains("ALQA") || award.kind().startsWith("M")
                        ? "AWARDED_MOTHER"
                        : "SPECIAL_STATE";
                addApplication(benefit, award.person(), size, chance(70) ? longAgo() : near());
            }
        }
        for (TestFamily.Disability disability : List.copyOf(family.disabilities)) {
            if (chance(40)) {
                addApplication("DISABLED_CHILD_CARE", disability.person(), size, chance(70) ? longAgo() : near());
            }
        }
        for (TestFamily.Care care : List.copyOf(family.cares)) {
            if (chance(50)) {
                addApplication("GROUP_ONE_CARE", care.cared(), size, chance(70) ? longAgo() : near());
            }
        }
        if (!family.losses.isEmpty() && chance(75)) {
            addApplication("SURVIVOR", null, size, chance(70) ? longAgo() : near());
        }
        for (TestFamily.Member member : List.copyOf(family.members)) {
            if (!member.birth().isBefore(quarter.minusMonths(22))) {
                if (chance(70)) {
                    LocalDate late = member.birth().plusMonths(18).plusDays(random.nextInt(4) - 2);
                    addApplication("BIRTH_GRANT", member.person(), size, chance(50) ? near() : late);
                }
                if (chance(60)) {
                    addApplication("CHILD_CARE", member.person(), size, chance(70) ? longAgo() : near());
                }
            }
        }
        if (size > 0 && chance(4)) {
            addApplication("BURIAL", member().person(), size, near());
        }
        if (size > 0 && chance(4)) {
            addApplication("LISTS_ONE_TWO", member().person(), size, longAgo());
        }
    }

    private long addApplication(String benefit, @Nullable Long subject, int size, LocalDate on) {
        long applicant = size == 0 || isDoubtful && chance(3)
                ? family.id * 16 + 15
                : chance(80) ? family.members.get(0).person() : member().person();
        boolean isStranger = family.members.stream().noneMatch(member -> member.person() == applicant);
        Defect defect = isStranger ? Defect.APPLICANT_UNKNOWN : null;
        LocalDate ended = chance(80) ? null : on.plusDays(random.nextInt(120));
        if (defect == null && isDoubted()) {
            defect = Defect.DATES_REVERSED;
            ended = on.minusDays(1 + random.nextInt(3));
        }
        long id = nextApplication();
        family.applications.add(new TestFamily.Application(id, subject, applicant, benefit, on, ended, defect));
        return id;
    }

    private void addTsa(int size) {
        LocalDate on = chance(70)
                ? quarter.plusDays(random.nextInt(chance(60) ? 5 : 92))
                : chance(50) ? near() : quarter.minusDays(1 + random.nextInt(200));
        long application = addApplication("TSA", null, size, on);
        if (chance(6)) {
            return;
        }
        String conclusion = chance(85) ? "NEEDY" : chance(50) ? "NOT_NEEDY" : null;
        LocalDate contractFrom = chance(20) ? null : chance(60) ? on : near();
        LocalDate contractTo = contractFrom == null || chance(70) ? null : later(contractFrom);
        LocalDate breached = chance(75)
                ? null
                : chance(50)
                        ? near()
                        : quarter.plusDays(random.nextInt(31)).minusMonths(6).plusDays(random.nextInt(3) - 1);
        Defect defect = null;
        if (isDoubted()) {
            if (chance(50)) {
                defect = Defect.UNKNOWN_CODE;
                conclusion = "PERHAPS";
            } else {
                defect = Defect.DATES_REVERSED;
                contractFrom = near();
                contractTo = contractFrom.minusDays(random.nextInt(3));
            }
        }
        family.tsaCases.add(new TestFamily.TsaCase(
                application, conclusion, contractFrom, contractTo, breached, chance(10), defect));
    }

    /** Now and then the income is the poverty line to the tiyn, or one tiyn off, for as many people as there are. */
    private void meetTheLine(int size) {
        if (size == 0 || !chance(20)) {
            return;
        }
        family.incomes.clear();
        BigDecimal line = BigDecimal.valueOf(chance(50) ? 45_541 : 37_060).multiply(BigDecimal.valueOf(3L * size));
        family.incomes.add(new TestFamily.Income(
                family.members.get(0).person(),
                quarter.minusMonths(1),
                "WAGE",
                line.add(BigDecimal.valueOf(random.nextInt(5) - 2, 2)),
                null));
    }

    private TestFamily.Member member() {
        return family.members.get(random.nextInt(family.members.size()));
    }

    private long nextApplication() {
        return family.id * 64 + family.applications.size();
    }

    private boolean isDoubted() {
        return isDoubtful && chance(7);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A day on or beside a border of one of the quarter's months; sometimes any day around. */
    private LocalDate near() {
        if (chance(20)) {
            return quarter.minusDays(200).plusDays(random.nextInt(300));
        }
        LocalDate first = quarter.plusMonths(random.nextInt(4));
        return first.plusDays(random.nextInt(4) - 2);
    }

    private LocalDate later(LocalDate than) {
        LocalDate day = near();
        return day.isAfter(than) ? day : than.plusDays(1 + random.nextInt(60));
    }

    private LocalDate longAgo() {
        return quarter.minusDays(30 + random.nextInt(600));
    }

    /** A birth date that reaches one of the ages on or beside a border. */
    private LocalDate border(int[] ages) {
        LocalDate birth = near().minusYears(ages[random.nextInt(ages.length)]);
        if (chance(10) && ages == AGES) {
            birth = near().minusMonths(18); // until then a child is small
        }
        boolean hasLeapDay = birth.isLeapYear() && chance(15);
        return hasLeapDay ? LocalDate.of(birth.getYear(), 2, 29) : birth;
    }
}
