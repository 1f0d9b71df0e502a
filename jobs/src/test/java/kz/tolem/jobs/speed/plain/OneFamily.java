package kz.tolem.jobs.speed.plain;

import static kz.tolem.calc.testing.Cells.code;
import static kz.tolem.calc.testing.Cells.date;
import static kz.tolem.calc.testing.Cells.flag;
import static kz.tolem.calc.testing.Cells.money;
import static kz.tolem.calc.testing.Cells.number;
import static kz.tolem.calc.testing.Cells.small;
import static kz.tolem.calc.testing.Cells.text;

import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Intervals;
import kz.tolem.calc.columns.Table;

/** Hands the objects of a family to the rules, which read columns. A row of a table has its place in the family's list. */
final class OneFamily {

    private final FamilyColumns columns = new FamilyColumns();

    /** Columns with this family alone, valid until the next one. */
    FamilyColumns of(Family family) {
        columns.clear();
        columns.families.family.append(family.id);
        code(columns.families.region, family.region);
        text(columns.families.district, family.district);
        small(columns.families.wellbeing, family.wellbeing);
        family.members.forEach(this::add);
        family.incomes.forEach(this::add);
        family.disabilities.forEach(this::add);
        family.studies.forEach(study -> add(study, columns.studies));
        family.incapacities.forEach(incapacity -> add(incapacity, columns.incapacities));
        family.cares.forEach(this::add);
        family.awards.forEach(this::add);
        family.losses.forEach(this::add);
        family.applications.forEach(this::add);
        family.tsaCases.forEach(this::add);
        family.accounts.forEach(this::add);
        columns.tables().forEach(Table::completeDerived);
        return columns;
    }

    private void add(Family.Member member) {
        var members = columns.members;
        members.family.append(member.family());
        members.person.append(member.person());
        text(members.iin, member.iin());
        date(members.birth, member.birth());
        date(members.death, member.death());
        code(members.sex, member.sex());
        code(members.role, member.role());
        code(members.residence, member.residence());
        small(members.birthOrder, member.birthOrder());
        date(members.from, member.from());
        date(members.to, member.to());
    }

    private void add(Family.Income income) {
        var incomes = columns.incomes;
        incomes.family.append(income.family());
        incomes.person.append(income.person());
        date(incomes.month, income.month());
        code(incomes.kind, income.kind());
        money(incomes.amount, income.amount());
    }

    private void add(Family.Disability disability) {
        var disabilities = columns.disabilities;
        disabilities.family.append(disability.family());
        disabilities.person.append(disability.person());
        small(disabilities.group, disability.group());
        code(disabilities.cause, disability.cause());
        date(disabilities.from, disability.from());
        date(disabilities.to, disability.to());
    }

    private static void add(Family.Interval interval, Intervals into) {
        into.family.append(interval.family());
        into.person.append(interval.person());
        date(into.from, interval.from());
        date(into.to, interval.to());
    }

    private void add(Family.Care care) {
        var cares = columns.cares;
        cares.family.append(care.family());
        cares.person.append(care.person());
        cares.cared.append(care.cared());
        flag(cares.insured, care.insured());
        date(cares.from, care.from());
        date(cares.to, care.to());
    }

    private void add(Family.Award award) {
        var awards = columns.awards;
        awards.family.append(award.family());
        awards.person.append(award.person());
        code(awards.kind, award.kind());
        date(awards.from, award.from());
        date(awards.to, award.to());
    }

    private void add(Family.Loss loss) {
        var losses = columns.losses;
        losses.family.append(loss.family());
        losses.person.append(loss.person());
        flag(losses.bothParents, loss.bothParents());
        date(losses.from, loss.from());
        date(losses.to, loss.to());
    }

    private void add(Family.Application application) {
        var applications = columns.applications;
        applications.family.append(application.family());
        applications.application.append(application.id());
        number(applications.person, application.person());
        applications.applicant.append(application.applicant());
        code(applications.benefit, application.benefit());
        date(applications.appliedOn, application.appliedOn());
        date(applications.endedOn, application.endedOn());
    }

    private void add(Family.TsaCase tsaCase) {
        var cases = columns.tsaCases;
        cases.family.append(tsaCase.family());
        cases.application.append(tsaCase.application());
        code(cases.conclusion, tsaCase.conclusion());
        date(cases.contractFrom, tsaCase.contractFrom());
        date(cases.contractTo, tsaCase.contractTo());
        date(cases.breachedOn, tsaCase.breachedOn());
        flag(cases.excessProperty, tsaCase.excessProperty());
    }

    private void add(Family.Account account) {
        var accounts = columns.accounts;
        accounts.family.append(account.family());
        accounts.person.append(account.person());
        text(accounts.iban, account.iban());
        text(accounts.bic, account.bic());
        date(accounts.from, account.from());
        date(accounts.to, account.to());
    }
}
