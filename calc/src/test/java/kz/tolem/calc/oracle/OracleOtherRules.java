package kz.tolem.calc.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.testing.TestFamily;
import org.jspecify.annotations.Nullable;

/** Mothers, carers, survivors, children, veterans and what has no figures: M1, E1, E2, S1, X1, B1, B2, P1. */
final class OracleOtherRules {

    static final Set<String> BENEFITS = Set.of(
            "AWARDED_MOTHER",
            "DISABLED_CHILD_CARE",
            "GROUP_ONE_CARE",
            "SURVIVOR",
            "BIRTH_GRANT",
            "CHILD_CARE",
            "SPECIAL_STATE",
            "BURIAL",
            "LISTS_ONE_TWO");

    private static final Map<String, String> MOTHERS = Map.of(
            "ALTYN_ALQA", "altyn-alqa",
            "MOTHER_HEROINE", "altyn-alqa",
            "MATERNAL_GLORY_1", "altyn-alqa",
            "MATERNAL_GLORY_2", "altyn-alqa",
            "KUMIS_ALQA", "kumis-alqa");

    private static final Map<String, String> CATEGORIES = Map.of(
            "WAR_VETERAN", "war-veteran",
            "EQUATED_WITH_WAR_DISABILITY", "equated-with-war-disability",
            "EQUATED_OTHER", "equated-other",
            "AFGHANISTAN", "afghanistan",
            "OTHER_CONFLICTS", "other-conflicts",
            "HOME_FRONT", "home-front",
            "REPRESSION_VICTIM", "repression-victim");

    private final OracleLaw law;

    OracleOtherRules(OracleLaw law) {
        this.law = law;
    }

    List<Found> find(String benefit, Household home) {
        return switch (benefit) {
            case "AWARDED_MOTHER" -> awards(home, benefit, MOTHERS);
            case "SPECIAL_STATE" -> awards(home, benefit, CATEGORIES);
            case "DISABLED_CHILD_CARE" -> disabledChildCare(home);
            case "GROUP_ONE_CARE" -> groupOneCare(home);
            case "SURVIVOR" -> survivor(home);
            case "BIRTH_GRANT" -> birthGrant(home);
            case "CHILD_CARE" -> childCare(home);
            case "BURIAL", "LISTS_ONE_TWO" -> withoutFigures(home, benefit);
            default -> throw new IllegalArgumentException(benefit);
        };
    }

    /** M1, P1: the largest that can be ordered; an award in doubt may be the largest of all. */
    private List<Found> awards(Household home, String benefit, Map<String, String> parameters) {
        BigDecimal largestOfAll = parameters.values().stream()
                .filter(parameter -> law.isOrderable(benefit, parameter))
                .map(parameter -> law.amount(benefit, parameter, home.firstDay))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Found> found = new ArrayList<>();
        for (TestFamily.Member member : home.members) {
            BigDecimal orderable = null;
            BigDecimal unconfirmed = null;
            boolean mayBeAnything = false;
            for (TestFamily.Award award : home.family.awards) {
                if (award.person() != member.person() || !home.holds(award.from(), award.to(), award.defect())) {
                    continue;
                }
                String parameter = parameters.get(award.kind());
                if (award.defect() == Defect.UNKNOWN_CODE) {
                    mayBeAnything = true;
                } else if (parameter != null && law.isOrderable(benefit, parameter)) {
                    orderable = larger(orderable, law.amount(benefit, parameter, home.firstDay));
                } else if (parameter != null) {
                    unconfirmed = larger(unconfirmed, law.amount(benefit, parameter, home.firstDay));
                }
            }
            if (mayBeAnything && (orderable == null || orderable.compareTo(largestOfAll) < 0)) {
                found.add(Found.held(member.person(), "FACT_IN_DOUBT"));
            } else if (orderable != null) {
                found.add(Found.due(member.person(), orderable, 1));
            } else if (unconfirmed != null) {
                found.add(new Found(member.person(), null, List.of("PARAMETER_UNCONFIRMED"), unconfirmed, "NONE", 1));
            }
        }
        return found;
    }

    private static BigDecimal larger(@Nullable BigDecimal one, BigDecimal other) {
        return one == null || one.compareTo(other) < 0 ? other : one;
    }

    /** E1. */
    private List<Found> disabledChildCare(Household home) {
        return home.members.stream()
                .filter(member -> home.isUnder(18, member) && home.disability(member) != null)
                .map(member ->
                        Found.due(member.person(), law.amount("DISABLED_CHILD_CARE", "per-child", home.firstDay), 1))
                .toList();
    }

    /** E2. */
    private List<Found> groupOneCare(Household home) {
        List<Found> found = new ArrayList<>();
        for (TestFamily.Member member : home.members) {
            TestFamily.Disability disability = home.disability(member);
            if (disability == null || disability.group() != 1) {
                continue;
            }
            List<TestFamily.Application> applications = home.applications("GROUP_ONE_CARE", member.person());
            boolean isCaredFor = home.family.cares.stream()
                    .filter(care -> care.cared() == member.person())
                    .filter(care -> home.holds(care.from(), care.to(), care.defect()))
                    .anyMatch(care ->
                            applications.isEmpty() || applications.get(0).applicant() == care.person());
            if (isCaredFor) {
                BigDecimal amount = law.amount("GROUP_ONE_CARE", "per-person", home.firstDay);
                found.add(new Found(member.person(), null, List.of("PARAMETER_UNCONFIRMED"), amount, "NONE", 1));
            }
        }
        return found;
    }

    /** S1, X1. */
    private List<Found> survivor(Household home) {
        int lostOne = 0;
        int lostBoth = 0;
        for (TestFamily.Member member : home.members) {
            TestFamily.Loss loss = home.family.losses.stream()
                    .filter(fact -> fact.person() == member.person())
                    .filter(fact -> home.holds(fact.from(), fact.to(), fact.defect()))
                    .max(Comparator.comparing(TestFamily.Loss::from))
                    .orElse(null);
            boolean isDependant = home.isUnder(18, member) || home.studies(member) && home.isUnder(23, member);
            if (loss == null || !isDependant) {
                continue;
            }
            TestFamily.Disability disability = home.disability(member);
            boolean drawsAnother = !home.isUnder(18, member)
                    && home.drawDisability.contains(member.person())
                    && disability != null
                    && !disability.cause().equals("SINCE_CHILDHOOD");
            if (drawsAnother) {
                continue;
            }
            if (loss.bothParents()) {
                lostBoth++;
            } else {
                lostOne++;
            }
        }
        if (lostOne + lostBoth == 0) {
            return List.of();
        }
        BigDecimal amount =
                law.amount("SURVIVOR", "orphan-per-child", home.firstDay).multiply(BigDecimal.valueOf(lostBoth));
        if (lostOne > 0) {
            String parameter = lostOne < 6 ? "dependants-" + lostOne : "dependants-6-and-more";
            amount = amount.add(law.amount("SURVIVOR", parameter, home.firstDay));
        }
        return List.of(Found.due(home.family.id, amount, lostOne + lostBoth));
    }

    private static boolean isUnderEighteenMonths(TestFamily.Member member, Household home) {
        return !member.birth().plusMonths(18).isBefore(home.firstDay);
    }

    /** B1. */
    private List<Found> birthGrant(Household home) {
        List<Found> found = new ArrayList<>();
        for (TestFamily.Member child : home.members) {
            if (!isUnderEighteenMonths(child, home)) {
                continue;
            }
            List<TestFamily.Application> applications = home.applications("BIRTH_GRANT", child.person());
            if (!applications.isEmpty()) {
                LocalDate on = applications.get(0).appliedOn();
                boolean isAfterBirth = !on.isBefore(child.birth()) || child.defect() == Defect.BIRTH_IN_FUTURE;
                boolean isLate = on.isAfter(child.birth().plusMonths(18));
                if (on.isBefore(home.firstDay) || !isAfterBirth || isLate) {
                    continue;
                }
            }
            Integer order = child.birthOrder();
            if (order == null || order < 1) {
                found.add(Found.held(child.person(), "BIRTH_ORDER_UNKNOWN"));
                continue;
            }
            LocalDate birth = child.birth().isAfter(home.lastDay) ? home.lastDay : child.birth();
            BigDecimal amount = law.amount("BIRTH_GRANT", order < 4 ? "first-to-third" : "fourth-and-later", birth);
            found.add(Found.due(child.person(), amount, 1));
        }
        return found;
    }

    /** B2. */
    private List<Found> childCare(Household home) {
        List<Found> found = new ArrayList<>();
        for (TestFamily.Member child : home.members) {
            if (!isUnderEighteenMonths(child, home)) {
                continue;
            }
            boolean isInsured = home.family.cares.stream()
                    .anyMatch(care -> care.cared() == child.person()
                            && care.insured()
                            && home.holds(care.from(), care.to(), care.defect()));
            Integer order = child.birthOrder();
            if (isInsured) {
                found.add(Found.refused(child.person(), "INSURED_CARER", 0));
            } else if (order == null || order < 1) {
                found.add(Found.held(child.person(), "BIRTH_ORDER_UNKNOWN"));
            } else {
                String parameter =
                        switch (order) {
                            case 1 -> "first";
                            case 2 -> "second";
                            case 3 -> "third";
                            default -> "fourth-and-later";
                        };
                found.add(Found.due(child.person(), law.amount("CHILD_CARE", parameter, home.firstDay), 1));
            }
        }
        return found;
    }

    private static List<Found> withoutFigures(Household home, String benefit) {
        List<Found> found = new ArrayList<>();
        home.family.applications.stream()
                .filter(application -> application.benefit().equals(benefit))
                .map(TestFamily.Application::person)
                .filter(Objects::nonNull)
                .distinct()
                .filter(subject -> !home.applications(benefit, subject).isEmpty())
                .forEach(subject -> {
                    boolean isInDoubt = home.family.members.stream()
                            .filter(member -> member.person() == subject)
                            .max(Comparator.comparing(TestFamily.Member::from))
                            .map(member -> member.defect() != null)
                            .orElse(false);
                    List<String> holds =
                            isInDoubt ? List.of("MEMBER_IN_DOUBT", "PARAMETER_UNKNOWN") : List.of("PARAMETER_UNKNOWN");
                    found.add(new Found(subject, null, holds, null, "NONE", 1));
                });
        return found;
    }
}
