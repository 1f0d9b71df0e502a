package kz.tolem.calc.testing;

import static kz.tolem.calc.testing.Cells.code;
import static kz.tolem.calc.testing.Cells.date;
import static kz.tolem.calc.testing.Cells.flag;
import static kz.tolem.calc.testing.Cells.money;
import static kz.tolem.calc.testing.Cells.number;
import static kz.tolem.calc.testing.Cells.small;
import static kz.tolem.calc.testing.Cells.text;

import java.util.Comparator;
import java.util.List;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Table;
import org.jspecify.annotations.Nullable;

/** Families turned into columns, in the order in which a range is frozen. */
public final class TestFamilies {

    private TestFamilies() {}

    /**
     * The columns of some families, indexed and ready to be calculated.
     *
     * @param families ascending by number
     */
    public static FamilyColumns columns(List<TestFamily> families) {
        FamilyColumns columns = new FamilyColumns();
        for (TestFamily family : families) {
            append(family, columns);
        }
        columns.index();
        return columns;
    }

    private static void append(TestFamily family, FamilyColumns columns) {
        columns.families.family.append(family.id);
        code(columns.families.region, family.region);
        columns.families.district.appendNull();
        small(columns.families.wellbeing, family.wellbeing);
        defect(columns.families, family.defect);
        family.members.stream()
                .sorted(Comparator.comparingLong(TestFamily.Member::person).thenComparing(TestFamily.Member::from))
                .forEach(member -> append(family, member, columns));
        family.incomes.stream()
                .sorted(Comparator.comparingLong(TestFamily.Income::person)
                        .thenComparing(TestFamily.Income::month)
                        .thenComparing(TestFamily.Income::kind))
                .forEach(income -> append(family, income, columns));
        family.disabilities.stream()
                .sorted(Comparator.comparingLong(TestFamily.Disability::person)
                        .thenComparing(TestFamily.Disability::from))
                .forEach(disability -> append(family, disability, columns));
        intervals(family, family.studies, columns.studies);
        intervals(family, family.incapacities, columns.incapacities);
        family.cares.stream()
                .sorted(Comparator.comparingLong(TestFamily.Care::person)
                        .thenComparingLong(TestFamily.Care::cared)
                        .thenComparing(TestFamily.Care::from))
                .forEach(care -> append(family, care, columns));
        family.awards.stream()
                .sorted(Comparator.comparingLong(TestFamily.Award::person)
                        .thenComparing(TestFamily.Award::kind)
                        .thenComparing(TestFamily.Award::from))
                .forEach(award -> append(family, award, columns));
        family.losses.stream()
                .sorted(Comparator.comparingLong(TestFamily.Loss::person).thenComparing(TestFamily.Loss::from))
                .forEach(loss -> append(family, loss, columns));
        family.applications.stream()
                .sorted(Comparator.comparingLong(TestFamily.Application::id))
                .forEach(application -> append(family, application, columns));
        family.tsaCases.stream()
                .sorted(Comparator.comparingLong(TestFamily.TsaCase::application))
                .forEach(tsaCase -> append(family, tsaCase, columns));
        family.accounts.stream()
                .sorted(Comparator.comparingLong(TestFamily.Account::person).thenComparing(TestFamily.Account::from))
                .forEach(account -> append(family, account, columns));
    }

    private static void append(TestFamily family, TestFamily.Member member, FamilyColumns columns) {
        var members = columns.members;
        members.family.append(family.id);
        members.person.append(member.person());
        text(members.iin, "000000000000");
        date(members.birth, member.birth());
        date(members.death, member.death());
        code(members.sex, member.sex());
        code(members.role, member.role());
        code(members.residence, "CITIZEN");
        small(members.birthOrder, member.birthOrder());
        date(members.from, member.from());
        date(members.to, member.to());
        date(members.movedOn, member.movedOn());
        flag(members.movedHere, member.movedHere());
        defect(members, member.defect());
    }

    private static void append(TestFamily family, TestFamily.Income income, FamilyColumns columns) {
        var incomes = columns.incomes;
        incomes.family.append(family.id);
        incomes.person.append(income.person());
        date(incomes.month, income.month());
        code(incomes.kind, income.kind());
        money(incomes.amount, income.amount());
        defect(incomes, income.defect());
    }

    private static void append(TestFamily family, TestFamily.Disability disability, FamilyColumns columns) {
        var disabilities = columns.disabilities;
        disabilities.family.append(family.id);
        disabilities.person.append(disability.person());
        disabilities.group.append((short) disability.group());
        code(disabilities.cause, disability.cause());
        date(disabilities.from, disability.from());
        date(disabilities.to, disability.to());
        defect(disabilities, disability.defect());
    }

    private static void intervals(
            TestFamily family, List<TestFamily.Interval> rows, kz.tolem.calc.columns.Intervals intervals) {
        rows.stream()
                .sorted(Comparator.comparingLong(TestFamily.Interval::person).thenComparing(TestFamily.Interval::from))
                .forEach(row -> {
                    intervals.family.append(family.id);
                    intervals.person.append(row.person());
                    date(intervals.from, row.from());
                    date(intervals.to, row.to());
                    defect(intervals, row.defect());
                });
    }

    private static void append(TestFamily family, TestFamily.Care care, FamilyColumns columns) {
        var cares = columns.cares;
        cares.family.append(family.id);
        cares.person.append(care.person());
        cares.cared.append(care.cared());
        flag(cares.insured, care.insured());
        date(cares.from, care.from());
        date(cares.to, care.to());
        defect(cares, care.defect());
    }

    private static void append(TestFamily family, TestFamily.Award award, FamilyColumns columns) {
        var awards = columns.awards;
        awards.family.append(family.id);
        awards.person.append(award.person());
        code(awards.kind, award.kind());
        date(awards.from, award.from());
        date(awards.to, award.to());
        defect(awards, award.defect());
    }

    private static void append(TestFamily family, TestFamily.Loss loss, FamilyColumns columns) {
        var losses = columns.losses;
        losses.family.append(family.id);
        losses.person.append(loss.person());
        flag(losses.bothParents, loss.bothParents());
        date(losses.from, loss.from());
        date(losses.to, loss.to());
        defect(losses, loss.defect());
    }

    private static void append(TestFamily family, TestFamily.Application application, FamilyColumns columns) {
        var applications = columns.applications;
        applications.family.append(family.id);
        applications.application.append(application.id());
        number(applications.person, application.person());
        applications.applicant.append(application.applicant());
        code(applications.benefit, application.benefit());
        date(applications.appliedOn, application.appliedOn());
        date(applications.endedOn, application.endedOn());
        defect(applications, application.defect());
    }

    private static void append(TestFamily family, TestFamily.TsaCase tsaCase, FamilyColumns columns) {
        var cases = columns.tsaCases;
        cases.family.append(family.id);
        cases.application.append(tsaCase.application());
        code(cases.conclusion, tsaCase.conclusion());
        date(cases.contractFrom, tsaCase.contractFrom());
        date(cases.contractTo, tsaCase.contractTo());
        date(cases.breachedOn, tsaCase.breachedOn());
        flag(cases.excessProperty, tsaCase.excessProperty());
        defect(cases, tsaCase.defect());
    }

    private static void append(TestFamily family, TestFamily.Account account, FamilyColumns columns) {
        var accounts = columns.accounts;
        accounts.family.append(family.id);
        accounts.person.append(account.person());
        text(accounts.iban, "KZ000000000000000000");
        text(accounts.bic, "TESTKZ00");
        date(accounts.from, account.from());
        date(accounts.to, account.to());
        flag(accounts.ibanValid, account.ibanValid());
        defect(accounts, account.defect());
    }

    private static void defect(Table table, @Nullable Defect defect) {
        if (defect == null) {
            table.defect.appendNull();
        } else {
            table.defect.append((byte) defect.ordinal());
        }
    }
}
