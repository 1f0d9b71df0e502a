package kz.tolem.calc.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Region;

/**
 * Seeded families that draw each benefit about as often as the nation's 6.2 million families do, by the ministry's totals of
 * 2025 and early 2026: what calculating them costs is what calculating the nation costs. The same seed and number give the
 * same family.
 */
public final class NationalFamilies {

    /** Families with four and more children: 627,400 draw the allowance. */
    private static final int LARGE_FAMILIES = 101_200;
    /** 545,900 draw the disability allowance; every fifth person with a disability has not applied. */
    private static final int DISABLED_CHILDREN = 10_000;

    private static final int DISABLED_ADULTS = 50_000;
    private static final int APPLIED_FOR_DISABILITY = 800_000;
    /** 247,800 mothers with an award. */
    private static final int AWARDED_MOTHERS = 40_000;
    /** 191,900 draw for the loss of the breadwinner. */
    private static final int SURVIVORS = 31_000;
    /** 28,500 births a month. */
    private static final int BIRTHS_IN_18_MONTHS = 83_000;
    /** 130,200 draw for the care of a child; the other carers are insured. */
    private static final int NOT_INSURED = 270_000;
    /** 207,200 draw a special state allowance. */
    private static final int SPECIAL_STATE = 33_400;
    /** 25,800 families draw TSA; twice as many are poor and have not applied, a few have outdated papers. */
    private static final int TSA = 4_700;

    private static final int IN_NEED = 13_000;
    /** Families with a row in doubt. */
    private static final int IN_DOUBT = 3_000;

    private static final int ALL = 1_000_000;
    private static final LocalDate LONG_AGO = LocalDate.of(2021, 3, 1);

    private final SplittableRandom random;
    private final LocalDate quarter;
    private final TestFamily family;

    private NationalFamilies(SplittableRandom random, long id, YearMonth month) {
        this.random = random;
        this.quarter = month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1).atDay(1);
        this.family = new TestFamily(id);
    }

    /** The families numbered from {@code from} to before {@code to}, made for the quarter that the month lies in. */
    public static List<TestFamily> of(long seed, long from, long to, YearMonth month) {
        List<TestFamily> families = new ArrayList<>();
        for (long id = from; id < to; id++) {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + id);
            families.add(new NationalFamilies(random, id, month).family());
        }
        return families;
    }

    private TestFamily family() {
        family.in(Region.values()[random.nextInt(Region.values().length)].code());
        family.wellbeing = 3 + random.nextInt(4);
        long mother = adult("F");
        if (random.nextInt(10) < 6) {
            adult("M");
        }
        if (random.nextInt(10) < 1) {
            family.member("ADULT", "F", quarter.minusDays(65 * 365L + random.nextInt(7_000)));
        }
        addChildren(mother);
        for (TestFamily.Member member : List.copyOf(family.members)) {
            addDisability(member, mother);
        }
        addOthers(mother);
        addTsa(mother);
        if (chance(IN_DOUBT)) {
            TestFamily.Member last = family.members.remove(family.members.size() - 1);
            family.members.add(new TestFamily.Member(
                    last.person(),
                    last.birth(),
                    null,
                    last.sex(),
                    last.role(),
                    last.from(),
                    null,
                    null,
                    false,
                    last.birthOrder(),
                    Defect.IIN_INVALID));
        }
        return family;
    }

    private long adult(String sex) {
        long person = family.member("ADULT", sex, quarter.minusDays(22 * 365L + random.nextInt(16_000)));
        family.account(person, LONG_AGO);
        return person;
    }

    private void addChildren(long mother) {
        boolean isLarge = chance(LARGE_FAMILIES);
        int children = isLarge ? 4 + random.nextInt(10) / 7 + random.nextInt(10) / 9 : random.nextInt(8) / 2;
        for (int order = 1; order <= children; order++) {
            boolean isInfant = order == children && chance((int) (BIRTHS_IN_18_MONTHS * 1.28));
            LocalDate birth = isInfant
                    ? quarter.minusMonths(15).plusDays(random.nextInt(18 * 30))
                    : quarter.minusDays(730 + random.nextInt(14 * 365));
            long child = family.id * 16 + family.members.size();
            family.members.add(new TestFamily.Member(
                    child, birth, null, order % 2 == 0 ? "F" : "M", "CHILD", birth, null, null, false, order, null));
            if (isInfant) {
                LocalDate applied = birth.plusDays(random.nextInt(40));
                family.application("BIRTH_GRANT", child, mother, applied);
                boolean isInsured = !chance(NOT_INSURED);
                family.cares.add(new TestFamily.Care(mother, child, isInsured, birth, null, null));
                if (!isInsured) {
                    family.application("CHILD_CARE", child, mother, applied);
                }
            }
        }
        if (isLarge && random.nextInt(100) < 97) {
            family.application("LARGE_FAMILY", mother, LONG_AGO);
        }
    }

    private void addDisability(TestFamily.Member member, long mother) {
        boolean isChild = member.role().equals("CHILD");
        if (!chance(isChild ? DISABLED_CHILDREN : DISABLED_ADULTS)) {
            return;
        }
        boolean isYoung = member.birth().plusYears(7).isAfter(quarter);
        int group = isYoung ? 0 : 1 + random.nextInt(3);
        String cause = isChild || random.nextInt(4) == 0 ? "SINCE_CHILDHOOD" : "GENERAL";
        LocalDate from = isChild ? member.birth() : LONG_AGO;
        family.disabilities.add(new TestFamily.Disability(member.person(), group, cause, from, null, null));
        if (isChild && random.nextInt(100) < 97) {
            family.application("DISABLED_CHILD_CARE", member.person(), mother, from);
        }
        if (isChild || chance(APPLIED_FOR_DISABILITY)) {
            family.application("DISABILITY", member.person(), isChild ? mother : member.person(), from);
            if (family.accounts.stream().noneMatch(account -> account.person() == member.person())) {
                family.account(member.person(), LONG_AGO);
            }
        }
        if (group == 1 && member.person() != mother) {
            family.cares.add(new TestFamily.Care(mother, member.person(), false, LONG_AGO, null, null));
        }
    }

    private void addOthers(long mother) {
        if (chance(AWARDED_MOTHERS)) {
            award(mother, random.nextBoolean() ? "KUMIS_ALQA" : "ALTYN_ALQA");
            family.application("AWARDED_MOTHER", mother, mother, LONG_AGO);
        }
        if (chance(SPECIAL_STATE)) {
            award(mother, random.nextBoolean() ? "EQUATED_OTHER" : "HOME_FRONT");
            family.application("SPECIAL_STATE", mother, mother, LONG_AGO);
        }
        List<TestFamily.Member> children = family.members.stream()
                .filter(member -> member.role().equals("CHILD"))
                .toList();
        if (!children.isEmpty() && chance(SURVIVORS * 4 / 3)) {
            children.forEach(
                    child -> family.losses.add(new TestFamily.Loss(child.person(), false, child.birth(), null, null)));
            family.application("SURVIVOR", mother, LONG_AGO);
        }
    }

    private void addTsa(long mother) {
        boolean isInNeed = chance(IN_NEED);
        if (isInNeed) {
            family.wellbeing = 1 + random.nextInt(2);
        }
        if (isInNeed && random.nextInt(IN_NEED) < TSA) {
            family.in("71");
            family.member("CHILD", "F", quarter.minusDays(400 + random.nextInt(2_000)));
            LocalDate applied = quarter.plusDays(random.nextInt(5));
            long application = family.application("TSA", mother, applied);
            family.tsaCases.add(
                    new TestFamily.TsaCase(application, "NEEDY", applied, applied.plusMonths(6), null, false, null));
        }
        if (isInNeed) {
            for (int i = 1; i <= 3; i++) {
                family.incomes.add(new TestFamily.Income(
                        mother,
                        quarter.minusMonths(i),
                        "WAGE",
                        BigDecimal.valueOf(random.nextInt(8_000_000), 2),
                        null));
            }
        }
    }

    private void award(long person, String kind) {
        family.awards.add(new TestFamily.Award(person, kind, LONG_AGO, null, null));
    }

    private boolean chance(int inAMillion) {
        return random.nextInt(ALL) < inAMillion;
    }
}
