package kz.tolem.calc.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.testing.TestFamily;
import org.jspecify.annotations.Nullable;

/** The family of a case: what is not written is the ordinary, and lies in the constants below. */
final class CaseFamily {

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final LocalDate APPLIED = LocalDate.of(2023, 7, 3);

    private final TestFamily family;
    private final Map<String, Long> persons = new HashMap<>();
    private final YearMonth month;

    /** @param month first month of the case: incomes lie in the quarter before its quarter */
    CaseFamily(long id, CaseNode described, YearMonth month) {
        family = new TestFamily(id).in(described.text("region", "71"));
        this.month = month;
        if (described.has("wellbeing")) {
            family.atWellbeing(Integer.parseInt(described.text("wellbeing")));
        }
        family.defect = defect(described);
        for (CaseNode member : described.list("family")) {
            addMember(member);
        }
        int place = 0;
        for (CaseNode member : described.list("family")) {
            addCare(member, nameOf(member, ++place));
        }
    }

    TestFamily family() {
        return family;
    }

    /** Number of the person that the case calls so. */
    long person(String name) {
        Long person = persons.get(name);
        if (person == null) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        return person;
    }

    private void addMember(CaseNode described) {
        String role = described.has("adult") ? "ADULT" : described.has("child") ? "CHILD" : described.text("role");
        LocalDate birth =
                described.date(described.has("adult") ? "adult" : described.has("child") ? "child" : "born", LONG_AGO);
        String name = nameOf(described, family.members.size() + 1);
        boolean isFirstRecord = !persons.containsKey(name);
        long person = persons.computeIfAbsent(name, unused -> family.id * 16 + persons.size());
        family.members.add(new TestFamily.Member(
                person,
                birth,
                described.dateOrNull("died"),
                described.text("sex", role.equals("ADULT") ? "F" : "M"),
                role,
                described.date("from", birth),
                described.dateOrNull("to"),
                described.dateOrNull("moved-on"),
                described.has("moved-here"),
                described.has("birth-order") ? (Integer) Integer.parseInt(described.text("birth-order")) : null,
                defect(described)));
        for (CaseNode award : described.listOrOne("award")) {
            family.awards.add(new TestFamily.Award(
                    person, award.text("kind"), award.date("from", LONG_AGO), award.dateOrNull("to"), defect(award)));
        }
        for (CaseNode loss : described.listOrOne("lost")) {
            family.losses.add(new TestFamily.Loss(
                    person,
                    loss.text("parents").equals("both"),
                    loss.date("from", birth),
                    loss.dateOrNull("to"),
                    defect(loss)));
        }
        for (CaseNode disability : described.listOrOne("disability")) {
            family.disabilities.add(new TestFamily.Disability(
                    person,
                    Integer.parseInt(disability.text("group")),
                    disability.text("cause", "GENERAL"),
                    disability.date("from", birth),
                    disability.dateOrNull("to"),
                    defect(disability)));
        }
        for (CaseNode studies : described.listOrOne("studies")) {
            family.studies.add(interval(person, studies));
        }
        for (CaseNode ill : described.listOrOne("incapacitated")) {
            family.incapacities.add(interval(person, ill));
        }
        for (CaseNode income : described.listOrOne("income")) {
            family.incomes.add(new TestFamily.Income(
                    person,
                    income.date("month", incomeQuarter()),
                    income.text("kind", "WAGE"),
                    income.has("amount") ? new BigDecimal(income.text("amount")) : null,
                    defect(income)));
        }
        if (!described.has("account") && isFirstRecord) {
            family.account(person, LONG_AGO);
        }
        for (CaseNode account : described.listOrOne("account")) {
            if (!account.has("none")) {
                family.accounts.add(new TestFamily.Account(
                        person,
                        !account.text("iban", "right").equals("wrong"),
                        account.date("from", LONG_AGO),
                        account.dateOrNull("to"),
                        defect(account)));
            }
        }
    }

    private LocalDate incomeQuarter() {
        return month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1)
                .minusMonths(3)
                .atDay(1);
    }

    private static String nameOf(CaseNode described, int place) {
        return described.text("name", String.valueOf(place));
    }

    private void addCare(CaseNode described, String carer) {
        for (CaseNode care : described.listOrOne("cares-for")) {
            family.cares.add(new TestFamily.Care(
                    person(carer),
                    person(care.text("person")),
                    care.has("insured"),
                    care.date("from", LONG_AGO),
                    care.dateOrNull("to"),
                    defect(care)));
        }
    }

    private static TestFamily.Interval interval(long person, CaseNode described) {
        return new TestFamily.Interval(
                person, described.date("from", LONG_AGO), described.dateOrNull("to"), defect(described));
    }

    /** An application that the case describes. */
    void apply(CaseNode described) {
        String benefit = described.text("benefit");
        LocalDate on = described.date("on", APPLIED);
        long application = family.id * 16 + family.applications.size();
        family.applications.add(new TestFamily.Application(
                application,
                described.has("for") ? (Long) person(described.text("for")) : null,
                described.text("by", "").equals("nobody known")
                        ? family.id * 16 + 15
                        : described.has("by")
                                ? person(described.text("by"))
                                : family.members.get(0).person(),
                benefit,
                on,
                described.dateOrNull("ended"),
                defect(described)));
        if (benefit.equals("TSA") && !described.has("no-case")) {
            CaseNode tsaCase = described.has("case") ? described.node("case") : described;
            family.tsaCases.add(new TestFamily.TsaCase(
                    application,
                    tsaCase.has("no-conclusion") ? null : tsaCase.text("conclusion", "NEEDY"),
                    tsaCase.has("no-contract") ? null : tsaCase.date("contract-from", on),
                    tsaCase.dateOrNull("contract-to"),
                    tsaCase.dateOrNull("breached"),
                    tsaCase.has("excess-property"),
                    tsaCase == described ? null : defect(tsaCase)));
        }
    }

    /** What is applied for where the case says nothing: each of the benefits, long ago, by the first member. */
    void applyForAll(Iterable<String> benefits, YearMonth first) {
        for (String benefit : benefits) {
            long applicant = family.members.get(0).person();
            if (benefit.equals("DISABILITY")) {
                family.disabilities.stream()
                        .map(TestFamily.Disability::person)
                        .distinct()
                        .forEach(person -> family.application(benefit, person, applicant, APPLIED));
            } else if (benefit.startsWith("TSA") && family.tsaCases.isEmpty()) {
                LocalDate on = first.atDay(1);
                long application = family.application("TSA", applicant, on);
                family.tsaCases.add(new TestFamily.TsaCase(application, "NEEDY", on, null, null, false, null));
            } else if (benefit.equals("AWARDED_MOTHER") || benefit.equals("SPECIAL_STATE")) {
                family.awards.stream()
                        .map(TestFamily.Award::person)
                        .distinct()
                        .forEach(person -> family.application(benefit, person, applicant, APPLIED));
            } else if (benefit.equals("BIRTH_GRANT") || benefit.endsWith("CHILD_CARE")) {
                LocalDate on = benefit.equals("BIRTH_GRANT") ? first.atEndOfMonth() : APPLIED;
                family.members.stream()
                        .filter(member -> member.role().equals("CHILD"))
                        .map(TestFamily.Member::person)
                        .distinct()
                        .forEach(person -> family.application(benefit, person, applicant, on));
            } else if (!benefit.startsWith("TSA")) {
                family.application(benefit, applicant, APPLIED);
            }
        }
    }

    private static @Nullable Defect defect(CaseNode node) {
        return node.has("defect") ? Defect.valueOf(node.text("defect")) : null;
    }
}
