package kz.tolem.calc.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Region;
import kz.tolem.calc.testing.TestFamily;
import org.jspecify.annotations.Nullable;

/** TSA, TSA_CHILD, LARGE_FAMILY and DISABILITY, paragraph by paragraph. */
final class OracleRules {

    /** T4. */
    private static final Set<String> NOT_COUNTED = Set.of(
            "TSA",
            "TSA_CHILD",
            "HOUSING_AID",
            "BURIAL",
            "DISABILITY_CHILD",
            "DISABLED_CHILD_CARE",
            "GROUP_ONE_CARE",
            "BIRTH_GRANT",
            "LOAN");

    private final OracleLaw law;

    OracleRules(OracleLaw law) {
        this.law = law;
    }

    List<Found> find(String benefit, Household home) {
        return switch (benefit) {
            case "TSA" -> tsa(home);
            case "TSA_CHILD" -> tsaChild(home);
            case "LARGE_FAMILY" -> largeFamily(home);
            case "DISABILITY" -> disability(home);
            default -> throw new IllegalArgumentException(benefit);
        };
    }

    private List<Found> tsa(Household home) {
        TestFamily family = home.family;
        List<TestFamily.Application> applications = home.applications("TSA", null);
        TestFamily.Application application = applications.isEmpty() ? null : applications.get(0);
        BigDecimal line = law.povertyLine(family.region, home.quarter);
        boolean isProactive = family.wellbeing != null && family.wellbeing <= 2;
        if (application == null && (!isProactive || line == null)) {
            return List.of();
        }
        // T8
        LocalDate appliedOn = application == null ? home.firstDay : application.appliedOn();
        for (TestFamily.TsaCase tsaCase : family.tsaCases) {
            LocalDate breach = tsaCase.breachedOn();
            if (breach == null || !home.isBelieved(tsaCase.defect())) {
                continue;
            }
            boolean isBefore = !breach.isBefore(appliedOn.minusMonths(6)) && !breach.isAfter(appliedOn);
            boolean isAfter = breach.isAfter(appliedOn) && breach.isBefore(home.firstDay);
            if (isBefore || isAfter) {
                return List.of(Found.refused(family.id, "BREACH", 0));
            }
        }
        // T9
        TestFamily.TsaCase tsaCase = application == null
                ? null
                : family.tsaCases.stream()
                        .filter(row -> row.application() == application.id() && home.isBelieved(row.defect()))
                        .findFirst()
                        .orElse(null);
        String conclusion = tsaCase == null ? null : tsaCase.conclusion();
        if ("NOT_NEEDY".equals(conclusion)) {
            return List.of(Found.refused(family.id, "NOT_NEEDY", 0));
        }
        // T2
        int n = home.members.size();
        if (n == 0) {
            return List.of();
        }
        List<String> holds = new ArrayList<>();
        String form = form(home);
        if (application != null) {
            if (conclusion == null) {
                holds.add("COMMISSION_CONCLUSION_MISSING");
            } else if (!conclusion.equals("NEEDY")) {
                holds.add("FACT_IN_DOUBT");
            }
            if (form.equals("CONDITIONAL") && !hasContract(tsaCase, home)) {
                holds.add("NO_SOCIAL_CONTRACT");
            }
            if (tsaCase != null && tsaCase.excessProperty()) {
                holds.add("EXCESS_PROPERTY");
            }
        }
        // X4
        boolean isRegionKnown = List.of(Region.values()).stream()
                .anyMatch(region -> region.code().equals(family.region));
        if (!isRegionKnown || isAnyIncomeInDoubt(home)) {
            holds.add("FACT_IN_DOUBT");
            return List.of(new Found(family.id, null, holds, null, form, n));
        }
        if (line == null) {
            holds.add("NO_POVERTY_LINE");
            return List.of(new Found(family.id, null, holds, null, form, n));
        }
        // T3, T5
        BigDecimal total = BigDecimal.ZERO;
        for (TestFamily.Income income : family.incomes) {
            if (income.defect() == null && isOfTheQuarterBefore(income, home) && !NOT_COUNTED.contains(income.kind())) {
                total = total.add(Objects.requireNonNull(income.amount()));
            }
        }
        BigDecimal lineOfQuarter = line.multiply(BigDecimal.valueOf(n)).multiply(BigDecimal.valueOf(3));
        if (total.compareTo(lineOfQuarter) > 0) {
            return List.of(Found.refused(family.id, "INCOME", n));
        }
        BigDecimal amount = lineOfQuarter.subtract(total).divide(BigDecimal.valueOf(3), 0, RoundingMode.CEILING);
        return amount.signum() == 0 ? List.of() : List.of(new Found(family.id, null, holds, amount, form, n));
    }

    private static boolean isOfTheQuarterBefore(TestFamily.Income income, Household home) {
        return home.member(income.person()) != null
                && income.month().isBefore(home.quarter)
                && !income.month().isBefore(home.quarter.minusMonths(3));
    }

    private static boolean isAnyIncomeInDoubt(Household home) {
        return home.believesFacts
                && home.family.incomes.stream()
                        .anyMatch(income -> income.defect() != null
                                && isOfTheQuarterBefore(income, home)
                                && !NOT_COUNTED.contains(income.kind()));
    }

    private static boolean hasContract(TestFamily.@Nullable TsaCase tsaCase, Household home) {
        return tsaCase != null
                && tsaCase.contractFrom() != null
                && !tsaCase.contractFrom().isAfter(home.lastDay)
                && (tsaCase.contractTo() == null
                        || tsaCase.defect() == Defect.DATES_REVERSED
                        || tsaCase.contractTo().isAfter(home.firstDay));
    }

    /** T7. */
    private static String form(Household home) {
        List<TestFamily.Member> able = home.members.stream()
                .filter(member -> isAbleBodied(member, home))
                .toList();
        boolean isUnconditional = able.isEmpty()
                || able.size() == 1 && home.caresForOneOf(able.get(0), member -> needsCare(member, home));
        return isUnconditional ? "UNCONDITIONAL" : "CONDITIONAL";
    }

    /** T6. */
    private static boolean isAbleBodied(TestFamily.Member member, Household home) {
        if (home.isUnder(18, member) || !home.isUnder(member.sex().equals("F") ? 61 : 63, member)) {
            return false;
        }
        return !isOfGroupOneOrTwo(member, home) && !home.studies(member) && !home.isIncapacitated(member);
    }

    private static boolean isOfGroupOneOrTwo(TestFamily.Member member, Household home) {
        TestFamily.Disability disability = home.disability(member);
        return disability != null && (disability.group() == 1 || disability.group() == 2);
    }

    private static boolean needsCare(TestFamily.Member member, Household home) {
        return home.isUnder(3, member)
                || home.isUnder(18, member) && home.disability(member) != null
                || isOfGroupOneOrTwo(member, home)
                || home.isAtLeast(80, member);
    }

    private static boolean isChild(TestFamily.Member member) {
        return !member.role().equals("ADULT"); // a role that is not known may be CHILD: counts for what is held
    }

    /** C1. */
    private List<Found> tsaChild(Household home) {
        BigDecimal amount = law.amount("TSA_CHILD", "per-child", home.firstDay);
        return home.members.stream()
                .filter(member -> isChild(member) && home.isAtLeast(1, member) && home.isUnder(7, member))
                .map(member -> Found.due(member.person(), amount, 1))
                .toList();
    }

    /** L1, L2. */
    private List<Found> largeFamily(Household home) {
        int children = (int) home.members.stream()
                .filter(member -> isChild(member)
                        && (home.isUnder(18, member) || home.studies(member) && home.isUnder(23, member)))
                .count();
        if (children < 4) {
            return List.of();
        }
        BigDecimal amount = children < 8
                ? law.amount("LARGE_FAMILY", "children-" + children, home.firstDay)
                : law.amount("LARGE_FAMILY", "per-child-from-8", home.firstDay).multiply(BigDecimal.valueOf(children));
        return List.of(Found.due(home.family.id, amount, children));
    }

    /** D1. */
    private List<Found> disability(Household home) {
        List<Found> found = new ArrayList<>();
        for (TestFamily.Member member : home.members) {
            TestFamily.Disability disability = home.disability(member);
            if (disability == null) {
                continue;
            }
            int group = disability.group();
            boolean isLawful =
                    group == 0 && home.isUnder(7, member) || group >= 1 && group <= 3 && home.isAtLeast(7, member);
            if (!isLawful) {
                found.add(Found.held(member.person(), "FACT_IN_DOUBT"));
            } else if (home.isUnder(7, member)) {
                found.add(rate(member, "child-under-7", home));
            } else if (home.isUnder(18, member)) {
                found.add(rate(member, "child-7-18-group-" + group, home));
            } else if (disability.cause().equals("GENERAL")) {
                found.add(rate(member, "general-group-" + group, home));
            } else if (disability.cause().equals("SINCE_CHILDHOOD")) {
                found.add(rate(member, "since-childhood-group-" + group, home));
            } else {
                found.add(Found.held(member.person(), "NO_RATE_FOR_CAUSE"));
            }
        }
        found.sort(Comparator.comparingLong(Found::subject));
        return found;
    }

    private Found rate(TestFamily.Member member, String parameter, Household home) {
        return Found.due(member.person(), law.amount("DISABILITY", parameter, home.firstDay), 1);
    }
}
