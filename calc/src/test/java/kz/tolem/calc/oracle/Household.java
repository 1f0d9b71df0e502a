package kz.tolem.calc.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.testing.TestFamily;
import org.jspecify.annotations.Nullable;

/** The family in a month as somebody sees it who believes, or does not, the rows that are in doubt. */
final class Household {

    final TestFamily family;
    final LocalDate firstDay;
    final LocalDate lastDay;
    final LocalDate quarter;
    final List<TestFamily.Member> members = new ArrayList<>();
    final boolean believesFacts;

    /** Whether the run has no month before this one. */
    final boolean startsRun;

    /** Whose disability allowance is ordered in the month; known once DISABILITY is judged (X1). */
    final Set<Long> drawDisability = new HashSet<>();

    Household(TestFamily family, YearMonth month, boolean startsRun, boolean believesMembers, boolean believesFacts) {
        this.family = family;
        this.startsRun = startsRun;
        this.believesFacts = believesFacts;
        firstDay = month.atDay(1);
        lastDay = month.atEndOfMonth();
        quarter = LocalDate.of(
                month.getYear(),
                switch (month.getMonthValue()) {
                    case 1, 2, 3 -> 1;
                    case 4, 5, 6 -> 4;
                    case 7, 8, 9 -> 7;
                    default -> 10;
                },
                1);
        Map<Long, List<TestFamily.Member>> counting = new TreeMap<>();
        for (TestFamily.Member member : family.members) {
            if (counts(member)) {
                counting.computeIfAbsent(member.person(), unused -> new ArrayList<>())
                        .add(member);
            }
        }
        for (List<TestFamily.Member> records : counting.values()) {
            if (believesMembers || records.stream().allMatch(record -> record.defect() == null)) {
                members.add(Collections.max(records, Comparator.comparing(TestFamily.Member::from)));
            }
        }
    }

    /** G3, G5, X3. A date that is itself in doubt excludes nobody. */
    private boolean counts(TestFamily.Member member) {
        if (member.movedOn() != null && !member.movedOn().isAfter(lastDay)) {
            return false;
        }
        if (member.defect() != Defect.DATES_REVERSED && !holds(member.from(), member.to())) {
            return false;
        }
        if (member.defect() == Defect.BIRTH_IN_FUTURE || member.defect() == Defect.DEATH_BEFORE_BIRTH) {
            return true;
        }
        boolean isBorn = !member.birth().isAfter(lastDay);
        boolean isDead = member.death() != null && member.death().isBefore(firstDay);
        return isBorn && !isDead;
    }

    private boolean holds(LocalDate from, @Nullable LocalDate to) {
        return !from.isAfter(lastDay) && (to == null || to.isAfter(firstDay));
    }

    /** G3, for somebody who believes the fact if it is in doubt. */
    boolean holds(LocalDate from, @Nullable LocalDate to, @Nullable Defect defect) {
        return isBelieved(defect) && (defect == Defect.DATES_REVERSED || holds(from, to));
    }

    boolean isBelieved(@Nullable Defect defect) {
        return defect == null || believesFacts;
    }

    /** G4. */
    boolean isUnder(int years, TestFamily.Member member) {
        return !member.birth().plusYears(years).isBefore(firstDay);
    }

    /** G4. */
    boolean isAtLeast(int years, TestFamily.Member member) {
        return !member.birth().plusYears(years).isAfter(lastDay);
    }

    TestFamily.@Nullable Member member(long person) {
        for (TestFamily.Member member : members) {
            if (member.person() == person) {
                return member;
            }
        }
        return null;
    }

    /** G7. */
    TestFamily.@Nullable Disability disability(TestFamily.Member member) {
        TestFamily.Disability latest = null;
        for (TestFamily.Disability fact : family.disabilities) {
            if (fact.person() == member.person()
                    && holds(fact.from(), fact.to(), fact.defect())
                    && (latest == null || fact.from().isAfter(latest.from()))) {
                latest = fact;
            }
        }
        return latest;
    }

    boolean studies(TestFamily.Member member) {
        return any(family.studies, member);
    }

    boolean isIncapacitated(TestFamily.Member member) {
        return any(family.incapacities, member);
    }

    private boolean any(List<TestFamily.Interval> facts, TestFamily.Member member) {
        return facts.stream()
                .anyMatch(fact -> fact.person() == member.person() && holds(fact.from(), fact.to(), fact.defect()));
    }

    boolean caresForOneOf(TestFamily.Member carer, Predicate<TestFamily.Member> who) {
        return family.cares.stream()
                .filter(care -> care.person() == carer.person() && holds(care.from(), care.to(), care.defect()))
                .map(care -> member(care.cared()))
                .filter(Objects::nonNull)
                .anyMatch(who);
    }

    /** G6 and T1: those that count, the earliest first. */
    List<TestFamily.Application> applications(String benefit, @Nullable Long subject) {
        List<TestFamily.Application> counting = new ArrayList<>();
        for (TestFamily.Application application : family.applications) {
            boolean isMeant = application.benefit().equals(benefit) && Objects.equals(application.person(), subject);
            boolean isMade = !application.appliedOn().isAfter(lastDay)
                    && (!benefit.equals("TSA") || !application.appliedOn().isBefore(quarter));
            boolean isOpen = application.endedOn() == null
                    || application.defect() == Defect.DATES_REVERSED
                    || application.endedOn().isAfter(firstDay);
            boolean isHere = subject == null || belongsHere(subject);
            if (isMeant && isMade && isOpen && isHere && isBelieved(application.defect())) {
                counting.add(application);
            }
        }
        counting.sort(
                Comparator.comparing(TestFamily.Application::appliedOn).thenComparing(TestFamily.Application::id));
        return counting;
    }

    /** X3: who moved belongs to one family in the month, also in a month in which he or she is no member of any. */
    private boolean belongsHere(long person) {
        List<TestFamily.Member> records = family.members.stream()
                .filter(record -> record.person() == person)
                .filter(record -> record.to() == null || record.to().isAfter(record.from()))
                .sorted(Comparator.comparing(TestFamily.Member::from))
                .toList();
        List<TestFamily.Member> begun = records.stream()
                .filter(record -> !record.from().isAfter(lastDay))
                .toList();
        if (begun.isEmpty()) {
            return records.isEmpty() || !records.get(0).movedHere();
        }
        return begun.stream()
                .anyMatch(record -> record.movedOn() == null || record.movedOn().isAfter(lastDay));
    }

    /** G8: the account on the month's last day. */
    TestFamily.@Nullable Account account(long person) {
        return family.accounts.stream()
                .filter(account -> account.person() == person && isBelieved(account.defect()))
                .filter(account -> !account.from().isAfter(lastDay))
                .filter(account -> account.defect() == Defect.DATES_REVERSED
                        || account.to() == null
                        || account.to().isAfter(lastDay))
                .max(Comparator.comparing(TestFamily.Account::from))
                .orElse(null);
    }
}
