package kz.tolem.calc.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kz.tolem.calc.testing.TestFamily;
import org.jspecify.annotations.Nullable;

/** What comes of a family in a month: the general rules and doubt, around {@link OracleRules}. Belongs to one thread. */
final class Oracle {

    private static final List<String> BENEFITS = List.of(
            "TSA",
            "TSA_CHILD",
            "DISABILITY",
            "LARGE_FAMILY",
            "AWARDED_MOTHER",
            "DISABLED_CHILD_CARE",
            "GROUP_ONE_CARE",
            "SURVIVOR",
            "BIRTH_GRANT",
            "CHILD_CARE",
            "SPECIAL_STATE",
            "BURIAL",
            "LISTS_ONE_TWO");
    private static final List<String> OF_FAMILY = List.of("TSA", "LARGE_FAMILY", "SURVIVOR");

    private final OracleRules rules = new OracleRules(new OracleLaw());
    private final OracleOtherRules otherRules = new OracleOtherRules(new OracleLaw());

    /** @param firstOfRun first of the months that are calculated together */
    List<Row> judge(TestFamily family, YearMonth month, YearMonth firstOfRun) {
        boolean startsRun = month.equals(firstOfRun);
        if (!isAnythingInDoubt(family)) {
            return judge(new Household(family, month, startsRun, false, false)); // there is nothing to believe or not
        }
        List<Row> rows = new ArrayList<>();
        List<Row> sure = judge(new Household(family, month, startsRun, false, false));
        List<Row> withMembers = judge(new Household(family, month, startsRun, true, false));
        List<Row> withAll = judge(new Household(family, month, startsRun, true, true));
        sure.stream().filter(Row::isDuplicate).forEach(rows::add);
        for (String benefit : BENEFITS) {
            Stream.of(sure, withMembers, withAll)
                    .flatMap(List::stream)
                    .filter(row -> row.benefit().equals(benefit) && !row.isDuplicate())
                    .map(Row::subject)
                    .distinct()
                    .forEach(subject -> {
                        Row s = find(sure, benefit, subject);
                        Row m = find(withMembers, benefit, subject);
                        Row a = find(withAll, benefit, subject);
                        if (benefit.equals("TSA_CHILD")) {
                            supplement(s, m, a, sure, withMembers, withAll, rows);
                        } else {
                            settleDoubt(s, m, a, rows);
                        }
                    });
        }
        return rows;
    }

    private static boolean isAnythingInDoubt(TestFamily family) {
        return family.defect != null
                || family.members.stream().anyMatch(row -> row.defect() != null)
                || family.incomes.stream().anyMatch(row -> row.defect() != null)
                || family.disabilities.stream().anyMatch(row -> row.defect() != null)
                || family.studies.stream().anyMatch(row -> row.defect() != null)
                || family.incapacities.stream().anyMatch(row -> row.defect() != null)
                || family.cares.stream().anyMatch(row -> row.defect() != null)
                || family.awards.stream().anyMatch(row -> row.defect() != null)
                || family.losses.stream().anyMatch(row -> row.defect() != null)
                || family.applications.stream().anyMatch(row -> row.defect() != null)
                || family.tsaCases.stream().anyMatch(row -> row.defect() != null)
                || family.accounts.stream().anyMatch(row -> row.defect() != null);
    }

    private static @Nullable Row find(List<Row> rows, String benefit, long subject) {
        return rows.stream()
                .filter(row -> row.benefit().equals(benefit) && row.subject() == subject && !row.isDuplicate())
                .findFirst()
                .orElse(null);
    }

    /** X4: what is the same whatever one believes stands; what differs is held. */
    private static void settleDoubt(@Nullable Row s, @Nullable Row m, @Nullable Row a, List<Row> rows) {
        if (Objects.equals(s, m) && Objects.equals(m, a)) {
            rows.add(Objects.requireNonNull(s));
            return;
        }
        List<Row> known = Stream.of(a, m, s).filter(Objects::nonNull).toList();
        Row fullest = known.get(0);
        boolean isInPart =
                fullest.benefit().equals("LARGE_FAMILY") || fullest.benefit().equals("SURVIVOR");
        if (known.size() == 3 && known.stream().allMatch(row -> row.is("UNCLAIMED"))) {
            if (isInPart) { // nobody applied: what is sure is offered
                known.stream().min(Comparator.comparing(Oracle::amount)).ifPresent(rows::add);
            }
            return;
        }
        if (known.stream().allMatch(row -> row.is("UNCLAIMED") || row.is("NOTHING"))) {
            // an application in doubt upon which nothing is due decides nothing
            Stream.of(s, m, a)
                    .filter(row -> row != null && row.is("NOTHING"))
                    .findFirst()
                    .ifPresent(rows::add);
            return;
        }
        if (s != null && m != null && a != null && known.stream().allMatch(row -> row.is("REFUSED"))) {
            boolean restsOnDoubtfulMember =
                    s.reason().equals("INCOME") && m.reason().equals("INCOME") && s.measure() != m.measure();
            if (!restsOnDoubtfulMember) {
                rows.add(s);
                return;
            }
        }
        boolean isMember = !Objects.equals(s, m)
                || known.stream().anyMatch(row -> row.reason().equals("MEMBER_IN_DOUBT"));
        String reason = isMember ? "MEMBER_IN_DOUBT" : "FACT_IN_DOUBT";
        boolean isOrderedAnyhow = s != null
                && m != null
                && a != null
                && known.stream().allMatch(row -> row.is("ORDERED") && row.isPaidAs(s));
        if (isInPart && isOrderedAnyhow) {
            // ordered is what is sure: without the members in doubt, and without what a fact in doubt may take away
            Row least = Objects.requireNonNull(amount(a).compareTo(amount(s)) < 0 ? a : s);
            Row most = Objects.requireNonNull(amount(m).compareTo(amount(a)) > 0 ? m : a);
            rows.add(least);
            BigDecimal difference = amount(most).subtract(amount(least));
            if (difference.signum() > 0) {
                rows.add(most.as("HELD", reason, difference, most.measure() - least.measure()));
            }
            return;
        }
        boolean isUnknown = a != null && (a.is("HELD") || a.is("ORDERED")) && a.amount() == null;
        rows.add(fullest.as("HELD", reason, isUnknown ? null : knownAmount(known), fullest.measure()));
    }

    private static BigDecimal amount(@Nullable Row row) {
        return Objects.requireNonNull(Objects.requireNonNull(row).amount());
    }

    private static @Nullable BigDecimal knownAmount(List<Row> rows) {
        return rows.stream()
                .map(Row::amount)
                .filter(amount -> amount != null && amount.signum() > 0)
                .findFirst()
                .orElse(null);
    }

    /** C1: as TSA comes out, when TSA is in doubt or refused; a child in doubt is held by itself. */
    private static void supplement(
            @Nullable Row s,
            @Nullable Row m,
            @Nullable Row a,
            List<Row> sure,
            List<Row> withMembers,
            List<Row> withAll,
            List<Row> rows) {
        Row tsa = rows.stream()
                .filter(row -> row.benefit().equals("TSA") && !row.isDuplicate())
                .findFirst()
                .orElse(null);
        Row tsaSure = tsaOf(sure);
        boolean isTsaSure = Objects.equals(tsaSure, tsaOf(withMembers)) && Objects.equals(tsaSure, tsaOf(withAll));
        if (isTsaSure && (tsa == null || !tsa.is("REFUSED"))) {
            settleDoubt(s, m, a, rows);
        } else if (tsa != null) {
            List<Row> known = Stream.of(a, m, s).filter(Objects::nonNull).toList();
            BigDecimal amount = tsa.is("REFUSED") ? null : knownAmount(known);
            Row any = known.get(0);
            rows.add(new Row(
                    any.benefit(),
                    any.subject(),
                    tsa.state(),
                    tsa.reason(),
                    amount,
                    "NONE",
                    1,
                    tsa.application(),
                    tsa.payee(),
                    tsa.account()));
        }
    }

    private static @Nullable Row tsaOf(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.benefit().equals("TSA") && !row.isDuplicate())
                .findFirst()
                .orElse(null);
    }

    /** Everything that comes of the family for somebody who believes what this household believes. */
    private List<Row> judge(Household home) {
        List<Row> rows = new ArrayList<>();
        for (String benefit : BENEFITS) {
            if (benefit.equals("TSA_CHILD")) {
                Row tsa = tsaOf(rows);
                if (tsa != null && !tsa.is("NOTHING")) {
                    for (Found found : rules.find(benefit, home)) {
                        rows.add(new Row(
                                benefit,
                                found.subject(),
                                tsa.state(),
                                tsa.reason(),
                                tsa.is("REFUSED") ? null : found.amount(),
                                "NONE",
                                1,
                                tsa.application(),
                                tsa.payee(),
                                tsa.account()));
                    }
                }
                continue;
            }
            List<Found> all = OracleOtherRules.BENEFITS.contains(benefit)
                    ? otherRules.find(benefit, home)
                    : rules.find(benefit, home);
            for (Found found : all) {
                Row row = settle(benefit, found, home);
                if (row != null) {
                    rows.add(row);
                    if (benefit.equals("DISABILITY") && row.is("ORDERED")) {
                        home.drawDisability.add(row.subject());
                    }
                }
            }
            Stream<Long> subjects = OF_FAMILY.contains(benefit)
                    ? Stream.of(home.family.id)
                    : home.family.applications.stream()
                            .filter(application -> application.benefit().equals(benefit))
                            .map(TestFamily.Application::person)
                            .filter(Objects::nonNull)
                            .distinct();
            subjects.forEach(subject -> answer(benefit, subject, all, home, rows));
        }
        return rows;
    }

    private static List<TestFamily.Application> applications(String benefit, long subject, Household home) {
        return home.applications(benefit, OF_FAMILY.contains(benefit) ? null : (Long) subject);
    }

    /** G6, G8, G10, G12. */
    private static @Nullable Row settle(String benefit, Found found, Household home) {
        List<TestFamily.Application> applications = applications(benefit, found.subject(), home);
        if (applications.isEmpty()) {
            boolean isOffered = found.refusal() == null && !found.holds().contains("FACT_IN_DOUBT");
            if (benefit.equals("BIRTH_GRANT") && !home.startsRun) {
                LocalDate birth =
                        Objects.requireNonNull(home.member(found.subject())).birth();
                isOffered &=
                        !birth.isBefore(home.firstDay); // an older child was offered it in an earlier month of the run
            }
            BigDecimal amount = found.holds().isEmpty() ? found.amount() : null;
            return isOffered
                    ? new Row(
                            benefit,
                            found.subject(),
                            "UNCLAIMED",
                            "NONE",
                            amount,
                            found.form(),
                            found.measure(),
                            null,
                            null,
                            null)
                    : null;
        }
        TestFamily.Application application = applications.get(0);
        if (found.refusal() != null) {
            return new Row(
                    benefit,
                    found.subject(),
                    "REFUSED",
                    found.refusal(),
                    null,
                    "NONE",
                    found.measure(),
                    application.id(),
                    null,
                    null);
        }
        List<String> payeeHolds = new ArrayList<>();
        long payee = application.applicant();
        TestFamily.Member latest = home.family.members.stream()
                .filter(member -> member.person() == payee)
                .max(Comparator.comparing(TestFamily.Member::from))
                .orElse(null);
        if (latest == null) {
            payeeHolds.add("FACT_IN_DOUBT");
        } else if (latest.defect() != null) {
            payeeHolds.add("MEMBER_IN_DOUBT");
        } else {
            if (latest.death() != null && latest.death().isBefore(home.firstDay)) {
                payeeHolds.add("PAYEE_DEAD");
            }
            if (home.isUnder(18, latest)) {
                payeeHolds.add("PAYEE_MINOR");
            }
        }
        TestFamily.Account account = home.account(payee);
        if (account == null) {
            payeeHolds.add("NO_ACCOUNT");
        } else if (!account.ibanValid()) {
            payeeHolds.add("IBAN_INVALID");
        }
        String hold = found.hold(payeeHolds);
        return new Row(
                benefit,
                found.subject(),
                hold.isEmpty() ? "ORDERED" : "HELD",
                hold.isEmpty() ? "NONE" : hold,
                found.amount(),
                found.form(),
                found.measure(),
                application.id(),
                latest == null ? null : (Long) payee,
                account == null ? null : account.from().toString());
    }

    /** Each application that counts has an answer. */
    private static void answer(String benefit, long subject, List<Found> found, Household home, List<Row> rows) {
        List<TestFamily.Application> applications = applications(benefit, subject, home);
        for (int i = 0; i < applications.size(); i++) {
            TestFamily.Application application = applications.get(i);
            if (i > 0) {
                rows.add(new Row(
                        benefit,
                        subject,
                        "REFUSED",
                        "DUPLICATE_APPLICATION",
                        null,
                        "NONE",
                        0,
                        application.id(),
                        null,
                        null));
            } else if (found.stream().noneMatch(one -> one.subject() == subject)) {
                rows.add(new Row(
                        benefit, subject, "NOTHING", "NONE", BigDecimal.ZERO, "NONE", 0, application.id(), null, null));
            }
        }
    }
}
