package kz.tolem.sample;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kz.tolem.sample.Application.Conclusion;
import kz.tolem.sample.Code.AwardKind;
import kz.tolem.sample.Code.IncomeKind;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The rows of some thousand families in all tables, each in the order of its primary key. */
final class RegistryRows {

    /** An income row without an amount, which is not the same as no row. */
    static final long UNKNOWN_AMOUNT = Long.MIN_VALUE + 1;

    private static final int DAY_SECONDS = 86_400;
    private static final int OFFICE_OPENS = 4 * 3_600;
    private static final int OFFICE_HOURS = 9 * 3_600;
    private static final int SLOWEST_CLERK = 12;
    private static final int MONTHS = 3;
    private static final int DISTRICT_LENGTH = 9;

    private final RowBuffer family = new RowBuffer("family", 5);
    private final RowBuffer member = new RowBuffer("member", 12);
    private final RowBuffer income = new RowBuffer("income", 6);
    private final RowBuffer disability = new RowBuffer("disability", 7);
    private final RowBuffer study = new RowBuffer("study", 5);
    private final RowBuffer incapacity = new RowBuffer("incapacity", 5);
    private final RowBuffer care = new RowBuffer("care", 7);
    private final RowBuffer award = new RowBuffer("award", 6);
    private final RowBuffer loss = new RowBuffer("breadwinner_loss", 6);
    private final RowBuffer application = new RowBuffer("application", 8);
    private final RowBuffer tsaCase = new RowBuffer("tsa_case", 8);
    private final RowBuffer account = new RowBuffer("account", 7);
    private final List<RowBuffer> tables = List.of(
            family, member, income, disability, study, incapacity, care, award, loss, application, tsaCase, account);

    private final Period period;
    private final long seed;
    private final Chance chance = new Chance();
    private final byte[] iban = new byte[SampleIban.LENGTH];
    private final byte[] district = new byte[DISTRICT_LENGTH];
    private final byte[][] banks = banks();

    RegistryRows(SampleSpec spec, Period period) {
        this.seed = spec.seed();
        this.period = period;
    }

    void clear() {
        for (RowBuffer table : tables) {
            table.clear();
        }
    }

    void copyTo(PGConnection connection) throws SQLException {
        for (RowBuffer table : tables) {
            table.copyTo(connection);
        }
    }

    /** Bytes that the buffers hold, filled or not. */
    long capacity() {
        long sum = 0;
        for (RowBuffer table : tables) {
            sum += table.capacity();
        }
        return sum;
    }

    /** Of the rows of all tables. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (RowBuffer table : tables) {
                table.addTo(digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256, which every JDK has", e);
        }
    }

    void add(Household household) {
        chance.of(seed, household.index, Topic.RECORDING);
        addFamily(household);
        if (household.hasNoMembers) {
            return;
        }
        for (int place = 0; place < household.count; place++) {
            Person person = household.persons[household.ordered(place)];
            addMember(household.id, person);
            if (!person.movedAway) {
                addFacts(household, household.ordered(place), person);
            }
        }
        if (household.hasOrphanFact) {
            addSpan(incapacity, household.id, household.id * Household.PLACES + 14, period.first, period.end);
        }
        for (int i = 0; i < household.applicationCount; i++) {
            addApplication(household, i, household.applications[i]);
        }
    }

    private void addFamily(Household household) {
        family.row().bigint(household.id).text(household.regionUnknown ? Code.UNKNOWN_REGION : household.regionCode);
        if (household.district == 0) {
            family.none();
        } else {
            family.text(district(household));
        }
        family.bigint(household.dwelling).smallint(household.wellbeing, true);
    }

    /** Region, number of the district, zeros. */
    private byte[] district(Household household) {
        Arrays.fill(district, (byte) '0');
        district[0] = household.regionCode[0];
        district[1] = household.regionCode[1];
        district[2] = (byte) ('1' + household.district / 10);
        district[3] = (byte) ('0' + household.district % 10);
        return district;
    }

    void addMember(long familyId, Person person) {
        member.row().bigint(familyId).bigint(person.id);
        if (person.hasIin) {
            member.text(person.iin);
        } else {
            member.none();
        }
        member.date(person.birth)
                .date(person.death)
                .text(person.female ? Code.FEMALE : Code.MALE)
                .text(person.roleUnknown ? Code.UNKNOWN : person.child ? Code.CHILD : Code.ADULT)
                .text(person.residence.code)
                .smallint(person.birthOrder, true)
                .date(person.from)
                .date(person.to)
                .instant(recorded(person.from));
    }

    private void addFacts(Household household, int index, Person person) {
        addIncomes(household.id, person);
        for (int i = 0; i < person.disabilities; i++) {
            disability
                    .row()
                    .bigint(household.id)
                    .bigint(person.id)
                    .smallint(person.disabilityGroup[i], false)
                    .text(person.causeUnknown ? Code.UNKNOWN : person.cause.code)
                    .date(person.disabilityFrom[i])
                    .date(person.disabilityTo[i])
                    .instant(recorded(person.disabilityFrom[i]));
        }
        if (person.studyFrom != Person.NEVER) {
            addSpan(study, household.id, person.id, person.studyFrom, person.studyTo);
        }
        if (person.incapacityFrom != Person.NEVER) {
            addSpan(incapacity, household.id, person.id, person.incapacityFrom, person.incapacityTo);
        }
        addCare(household, index, person);
        for (int i = 0; i < person.awardCount; i++) {
            AwardKind kind = person.awards[i];
            if (kind != null) {
                award.row()
                        .bigint(household.id)
                        .bigint(person.id)
                        .text(kind.code)
                        .date(person.awardFrom[i])
                        .none()
                        .instant(recorded(person.awardFrom[i]));
            }
        }
        if (person.lossFrom != Person.NEVER) {
            loss.row()
                    .bigint(household.id)
                    .bigint(person.id)
                    .bool(person.lossOfBoth)
                    .date(person.lossFrom)
                    .none()
                    .instant(recorded(person.lossFrom));
        }
        if (person.hasAccount) {
            addAccounts(household.id, person);
        }
    }

    private void addSpan(RowBuffer table, long familyId, long personId, int from, int to) {
        table.row().bigint(familyId).bigint(personId).date(from).date(to).instant(recorded(from));
    }

    private void addIncomes(long familyId, Person person) {
        for (int month = 0; month < MONTHS; month++) {
            for (int i = 0; i < person.incomes; i++) {
                IncomeKind kind = person.incomeKind[i];
                long amount = person.incomeAmount[i * MONTHS + month];
                if (kind != null && amount != RowBuffer.NO_AMOUNT) {
                    income.row()
                            .bigint(familyId)
                            .bigint(person.id)
                            .date(period.incomeMonth(month))
                            .text(person.incomeKindUnknown && i == 0 ? Code.UNKNOWN : kind.code)
                            .amount(amount == UNKNOWN_AMOUNT ? RowBuffer.NO_AMOUNT : amount)
                            .instant(recorded(period.incomeMonth(month) + 31));
                }
            }
        }
    }

    private void addCare(Household household, int index, Person carer) {
        for (int place = 0; place < household.count; place++) {
            Person cared = household.persons[household.ordered(place)];
            if (cared.carer == index && !cared.movedAway) {
                care.row()
                        .bigint(household.id)
                        .bigint(carer.id)
                        .bigint(cared.id)
                        .bool(cared.careInsured)
                        .date(cared.careFrom)
                        .date(cared.careTo)
                        .instant(recorded(cared.careFrom));
            }
        }
    }

    private void addAccounts(long familyId, Person person) {
        int bank = chance.below(SampleIban.BANKS);
        if (person.olderAccountFrom != Person.NEVER) {
            addAccount(familyId, person, (bank + 1) % SampleIban.BANKS, person.olderAccountFrom, person.accountFrom);
        }
        addAccount(familyId, person, bank, person.accountFrom, Person.NEVER);
    }

    private void addAccount(long familyId, Person person, int bank, int from, int to) {
        SampleIban.write(bank, person.id, iban);
        if (person.ibanBroken && to == Person.NEVER) {
            iban[SampleIban.LENGTH - 1] = (byte) ('0' + (iban[SampleIban.LENGTH - 1] - '0' + 1) % 10);
        }
        account.row()
                .bigint(familyId)
                .bigint(person.id)
                .text(iban)
                .text(banks[bank])
                .date(from)
                .date(to)
                .instant(recorded(from));
    }

    private void addApplication(Household household, int number, Application what) {
        long id = household.id * Household.APPLICATIONS + number;
        long applicant =
                what.applicantUnknown ? household.id * Household.PLACES + 14 : household.persons[what.applicant].id;
        application.row().bigint(id).bigint(household.id);
        if (what.subject == Person.NOBODY) {
            application.none();
        } else {
            application.bigint(household.persons[what.subject].id);
        }
        application
                .bigint(applicant)
                .text(what.aidUnknown ? Code.UNKNOWN : what.aid.code)
                .date(what.appliedOn)
                .date(what.endedOn)
                .instant(recorded(what.appliedOn));
        if (what.hasCase) {
            tsaCase.row().bigint(id).bigint(household.id);
            byte @Nullable [] conclusion = code(what.conclusion);
            if (conclusion == null) {
                tsaCase.none();
            } else {
                tsaCase.text(conclusion);
            }
            tsaCase.date(what.contractFrom)
                    .date(what.contractTo)
                    .date(what.breachedOn)
                    .bool(what.excessProperty)
                    .instant(recorded(what.appliedOn));
        }
    }

    private static byte @Nullable [] code(Conclusion conclusion) {
        return switch (conclusion) {
            case NEEDY -> Code.NEEDY;
            case NOT_NEEDY -> Code.NOT_NEEDY;
            case NONE -> null;
        };
    }

    /** Within days of the fact, in office hours, before the quarter is over. */
    private long recorded(int day) {
        int on = Math.max(day, Math.min(day + chance.below(SLOWEST_CLERK), period.end - 1));
        return (long) on * DAY_SECONDS + OFFICE_OPENS + chance.below(OFFICE_HOURS);
    }

    private static byte[][] banks() {
        byte[][] codes = new byte[SampleIban.BANKS][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Code.of("ZZ" + (char) ('A' + i) + "YKZKX");
        }
        return codes;
    }
}
