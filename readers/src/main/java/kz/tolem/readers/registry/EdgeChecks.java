package kz.tolem.readers.registry;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.MonthFrame;
import kz.tolem.calc.columns.Accounts;
import kz.tolem.calc.columns.Applications;
import kz.tolem.calc.columns.CodeColumn;
import kz.tolem.calc.columns.DateColumn;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.Disabilities;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.FlagColumn;
import kz.tolem.calc.columns.Incomes;
import kz.tolem.calc.columns.LongColumn;
import kz.tolem.calc.columns.Members;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.columns.Sex;
import kz.tolem.calc.columns.Table;
import kz.tolem.calc.columns.TsaCases;
import kz.tolem.calc.columns.Vocabulary;
import kz.tolem.calc.law.AgeLimit;

/**
 * Looks at every row of a range and puts in doubt what cannot be right. What is in doubt is marked in its column and
 * listed for people; nothing is dropped and nothing mended. One pass over each table, one thread.
 *
 * <p>A row keeps the first defect that is found, and the calculation takes the dates of a row for unknown only where that
 * one says so: so dates are looked at before all else.
 */
public final class EdgeChecks {

    private static final int OLDEST = 120;
    private static final byte MALE = (byte) Sex.M.ordinal();

    /** Until this age a child may have a disability without a group (contract of the registry). */
    private static final Period WITHOUT_GROUP = Period.ofYears(7);

    private final int asOf;
    private final int lastBirthToLookAt;
    private final List<MonthFrame> months = new ArrayList<>();
    private final List<AgeLimit> withoutGroup = new ArrayList<>();
    private int family;
    private int lastEnd;

    /**
     * @param asOf day of the run: who is born later is in doubt
     * @param first first month that is calculated
     * @param last last month that is calculated
     */
    public EdgeChecks(LocalDate asOf, YearMonth first, YearMonth last) {
        this.asOf = MonthFrame.day(asOf);
        // a day more: who is born on 29 February is a year older on the 28th already
        this.lastBirthToLookAt = MonthFrame.day(asOf.minusYears(OLDEST + 1).plusDays(1));
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(MonthFrame.of(month));
            withoutGroup.add(AgeLimit.of(WITHOUT_GROUP, MonthFrame.of(month)));
        }
    }

    /**
     * Checks a range as it was read, and finds out where its families' rows lie ({@link FamilyColumns#index()}).
     *
     * @param quarantine receives each defect, warnings included
     */
    public void check(FamilyColumns columns, Quarantine quarantine) {
        columns.index();
        checkFamilies(columns, quarantine);
        checkMembers(columns, quarantine);
        checkIncomes(columns, quarantine);
        checkDisabilities(columns, quarantine);
        checkFacts(
                columns, columns.studies, columns.studies.person, columns.studies.from, columns.studies.to, quarantine);
        checkFacts(
                columns,
                columns.incapacities,
                columns.incapacities.person,
                columns.incapacities.from,
                columns.incapacities.to,
                quarantine);
        checkFacts(columns, columns.losses, columns.losses.person, columns.losses.from, columns.losses.to, quarantine);
        checkCares(columns, quarantine);
        checkAwards(columns, quarantine);
        checkApplications(columns, quarantine);
        checkCases(columns, quarantine);
        checkAccounts(columns, quarantine);
        columns.noteDoubts();
    }

    private static void checkFamilies(FamilyColumns columns, Quarantine quarantine) {
        int[] firstMember = columns.starts(columns.members);
        for (int row = 0; row < columns.size(); row++) {
            if (!columns.families.region.isKnown(row)) {
                doubt(columns.families, row, Defect.UNKNOWN_CODE, "region", quarantine);
            }
            if (firstMember[row] == firstMember[row + 1]) {
                doubt(columns.families, row, Defect.NO_MEMBERS, "member", quarantine);
            }
        }
    }

    private void checkMembers(FamilyColumns columns, Quarantine quarantine) {
        Members members = columns.members;
        for (int row = 0; row < members.rows(); row++) {
            int birth = members.birth.at(row);
            int death = members.death.at(row);
            if (birth > asOf) {
                doubt(members, row, Defect.BIRTH_IN_FUTURE, "birth_date", quarantine);
            }
            checkDates(members, row, members.from, members.to, quarantine);
            if (death < birth) {
                doubt(members, row, Defect.DEATH_BEFORE_BIRTH, "birth_date, death_date", quarantine);
            } else if (birth <= lastBirthToLookAt && isOlderThanPossible(birth, Math.min(death, asOf))) {
                doubt(members, row, Defect.AGE_IMPOSSIBLE, "birth_date", quarantine);
            }
            checkIin(members, row, quarantine);
            checkCode(members, row, members.sex, quarantine);
            checkCode(members, row, members.role, quarantine);
            checkCode(members, row, members.residence, quarantine);
        }
    }

    private static void checkIin(Members members, int row, Quarantine quarantine) {
        if (!Iin.isValid(members.iin, row)) {
            doubt(members, row, Defect.IIN_INVALID, "iin", quarantine);
        } else if (!Iin.saysBirth(members.iin, row, members.birth.at(row))) {
            warn(members, row, Defect.IIN_DISAGREES, "iin, birth_date", quarantine);
        } else if (members.sex.isKnown(row) && Iin.saysMale(members.iin, row) != (members.sex.at(row) == MALE)) {
            warn(members, row, Defect.IIN_DISAGREES, "iin, sex", quarantine);
        }
    }

    private static boolean isOlderThanPossible(int birth, int day) {
        return birth < -10_000_000
                || !LocalDate.ofEpochDay(birth).plusYears(OLDEST + 1L).isAfter(LocalDate.ofEpochDay(day));
    }

    private void checkIncomes(FamilyColumns columns, Quarantine quarantine) {
        Incomes incomes = columns.incomes;
        family = 0;
        for (int row = 0; row < incomes.rows(); row++) {
            checkCode(incomes, row, incomes.kind, quarantine);
            long amount = incomes.amount.at(row);
            if (amount == MoneyColumn.UNKNOWN) {
                doubt(incomes, row, Defect.INCOME_UNKNOWN, "amount", quarantine);
            } else if (amount < 0) {
                doubt(incomes, row, Defect.INCOME_NEGATIVE, "amount", quarantine);
            }
            checkMember(columns, incomes, row, incomes.person, quarantine);
        }
    }

    private void checkDisabilities(FamilyColumns columns, Quarantine quarantine) {
        Disabilities disabilities = columns.disabilities;
        checkFacts(columns, disabilities, disabilities.person, disabilities.from, disabilities.to, quarantine);
        family = 0;
        for (int row = 0; row < disabilities.rows(); row++) {
            checkCode(disabilities, row, disabilities.cause, quarantine);
            short group = disabilities.group.at(row);
            if (group < 0 || group > 3) {
                doubt(disabilities, row, Defect.UNKNOWN_CODE, "disability_group", quarantine);
            } else if (!disabilities.isInDoubt(row) && isAgeMismatch(columns, row)) {
                // the rule holds it month by month, where it is one
                warn(disabilities, row, Defect.GROUP_AGE_MISMATCH, "disability_group", quarantine);
            }
        }
    }

    private boolean isAgeMismatch(FamilyColumns columns, int row) {
        Disabilities disabilities = columns.disabilities;
        int member = member(columns, disabilities, row, disabilities.person.at(row));
        if (member < 0) {
            return false;
        }
        int birth = columns.members.birth.at(member);
        for (int i = 0; i < months.size(); i++) {
            boolean counts = disabilities.from.at(row) <= months.get(i).lastDay()
                    && disabilities.to.at(row) > months.get(i).firstDay()
                    && birth <= months.get(i).lastDay()
                    && columns.members.death.at(member) >= months.get(i).firstDay();
            boolean lawful = disabilities.group.at(row) == 0
                    ? withoutGroup.get(i).isUnder(birth)
                    : withoutGroup.get(i).isAtLeast(birth);
            if (counts && !lawful) {
                return true;
            }
        }
        return false;
    }

    private void checkFacts(
            FamilyColumns columns,
            Table table,
            LongColumn person,
            DateColumn from,
            DateColumn to,
            Quarantine quarantine) {
        family = 0;
        for (int row = 0; row < table.rows(); row++) {
            checkDates(table, row, from, to, quarantine);
            checkMember(columns, table, row, person, quarantine);
            checkOverlap(table, row, isSamePerson(table, row, person), from, to, quarantine);
        }
    }

    private static boolean isSamePerson(Table table, int row, LongColumn person) {
        return row > 0 && table.family.at(row) == table.family.at(row - 1) && person.at(row) == person.at(row - 1);
    }

    /**
     * Facts of one kind come one after the other, in the order of their beginning; one whose dates are reversed holds on
     * no day.
     *
     * @param isSameKind whether the row before is of the same person and kind
     */
    private void checkOverlap(
            Table table, int row, boolean isSameKind, DateColumn from, DateColumn to, Quarantine quarantine) {
        if (!isSameKind) {
            lastEnd = Integer.MIN_VALUE;
        }
        if (from.at(row) < to.at(row)) {
            if (from.at(row) < lastEnd) {
                warn(table, row, Defect.FACTS_OVERLAP, "from_date, to_date", quarantine);
            }
            lastEnd = Math.max(lastEnd, to.at(row));
        }
    }

    private void checkCares(FamilyColumns columns, Quarantine quarantine) {
        var cares = columns.cares;
        family = 0;
        for (int row = 0; row < cares.rows(); row++) {
            checkDates(cares, row, cares.from, cares.to, quarantine);
            checkMember(columns, cares, row, cares.person, quarantine);
            if (member(columns, cares, row, cares.cared.at(row)) < 0) {
                doubt(cares, row, Defect.ORPHAN_FACT, "cared_person_id", quarantine);
            }
            boolean isSameKind =
                    isSamePerson(cares, row, cares.person) && cares.cared.at(row) == cares.cared.at(row - 1);
            checkOverlap(cares, row, isSameKind, cares.from, cares.to, quarantine);
        }
    }

    private void checkAwards(FamilyColumns columns, Quarantine quarantine) {
        var awards = columns.awards;
        family = 0;
        for (int row = 0; row < awards.rows(); row++) {
            checkDates(awards, row, awards.from, awards.to, quarantine);
            checkCode(awards, row, awards.kind, quarantine);
            checkMember(columns, awards, row, awards.person, quarantine);
            boolean isSameKind = awards.kind.isKnown(row)
                    && isSamePerson(awards, row, awards.person)
                    && awards.kind.at(row) == awards.kind.at(row - 1);
            checkOverlap(awards, row, isSameKind, awards.from, awards.to, quarantine);
        }
    }

    private void checkApplications(FamilyColumns columns, Quarantine quarantine) {
        Applications applications = columns.applications;
        family = 0;
        for (int row = 0; row < applications.rows(); row++) {
            if (applications.endedOn.at(row) < applications.appliedOn.at(row)) {
                doubt(applications, row, Defect.DATES_REVERSED, "applied_on, ended_on", quarantine);
            }
            checkCode(applications, row, applications.benefit, quarantine);
            if (member(columns, applications, row, applications.applicant.at(row)) < 0) {
                doubt(applications, row, Defect.APPLICANT_UNKNOWN, "applicant_id", quarantine);
            }
            byte benefit = applications.benefit.at(row);
            if (benefit >= 0 && !Benefit.VOCABULARY.value(benefit).isOfFamily()) {
                checkMember(columns, applications, row, applications.person, quarantine);
            }
        }
    }

    private void checkCases(FamilyColumns columns, Quarantine quarantine) {
        TsaCases cases = columns.tsaCases;
        family = 0;
        for (int row = 0; row < cases.rows(); row++) {
            if (cases.contractFrom.at(row) != DateColumn.OPEN
                    && cases.contractTo.at(row) <= cases.contractFrom.at(row)) {
                doubt(cases, row, Defect.DATES_REVERSED, "contract_from, contract_to", quarantine);
            }
            if (cases.conclusion.at(row) == Vocabulary.UNKNOWN) {
                doubt(cases, row, Defect.UNKNOWN_CODE, "conclusion", quarantine);
            }
            if (!hasApplication(columns, row)) {
                doubt(cases, row, Defect.ORPHAN_FACT, "application_id", quarantine);
            }
        }
    }

    private boolean hasApplication(FamilyColumns columns, int row) {
        goTo(columns, columns.tsaCases.family.at(row));
        Applications applications = columns.applications;
        int[] starts = columns.starts(applications);
        for (int i = starts[family]; i < starts[family + 1]; i++) {
            if (applications.application.at(i) == columns.tsaCases.application.at(row)) {
                return true;
            }
        }
        return false;
    }

    private void checkAccounts(FamilyColumns columns, Quarantine quarantine) {
        Accounts accounts = columns.accounts;
        family = 0;
        for (int row = 0; row < accounts.rows(); row++) {
            checkDates(accounts, row, accounts.from, accounts.to, quarantine);
            checkMember(columns, accounts, row, accounts.person, quarantine);
            boolean valid = Iban.isValid(accounts.iban, row);
            accounts.ibanValid.set(row, valid ? (byte) 1 : FlagColumn.NO);
            if (!valid) {
                warn(accounts, row, Defect.IBAN_INVALID, "iban", quarantine);
            }
        }
    }

    private void checkMember(FamilyColumns columns, Table table, int row, LongColumn person, Quarantine quarantine) {
        if (member(columns, table, row, person.at(row)) < 0) {
            doubt(table, row, Defect.ORPHAN_FACT, person.name(), quarantine);
        }
    }

    /** Row of a membership of the person in the row's family, the latest one; -1 when there never was one. */
    private int member(FamilyColumns columns, Table table, int row, long person) {
        goTo(columns, table.family.at(row));
        int[] starts = columns.starts(columns.members);
        for (int i = starts[family + 1] - 1; i >= starts[family]; i--) {
            if (columns.members.person.at(i) == person) {
                return i;
            }
        }
        return -1;
    }

    /** Rows come in the order of families, so the family of a row is never behind. */
    private void goTo(FamilyColumns columns, long id) {
        while (columns.families.family.at(family) != id) {
            family++;
        }
    }

    private static void checkCode(Table table, int row, CodeColumn<?> code, Quarantine quarantine) {
        if (!code.isKnown(row)) {
            doubt(table, row, Defect.UNKNOWN_CODE, code.name(), quarantine);
        }
    }

    private static void checkDates(Table table, int row, DateColumn from, DateColumn to, Quarantine quarantine) {
        if (to.at(row) <= from.at(row)) {
            doubt(table, row, Defect.DATES_REVERSED, "from_date, to_date", quarantine);
        }
    }

    private static void doubt(Table table, int row, Defect defect, String detail, Quarantine quarantine) {
        table.doubt(row, defect);
        quarantine.add(RowNames.quarantined(table, row, defect, detail));
    }

    private static void warn(Table table, int row, Defect defect, String detail, Quarantine quarantine) {
        quarantine.add(RowNames.quarantined(table, row, defect, detail));
    }
}
