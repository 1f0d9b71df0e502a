package kz.tolem.sample;

import java.util.Arrays;
import kz.tolem.sample.Code.Aid;
import kz.tolem.sample.Code.IncomeKind;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a registry: every kind of defect in one family of ten thousand, so in far less than half a percent
 * of any table's rows.
 */
final class Defects {

    private static final int ONE_IN = 10_000;
    private static final int OF_AGE = 18;
    /** Income rows whose amount is not known, in a million families. */
    private static final int UNKNOWN_INCOMES = 800;

    private final Period period;
    private final long seed;
    private final Chance chance = new Chance();

    Defects(SampleSpec spec, Period period) {
        this.seed = spec.seed();
        this.period = period;
    }

    /** @param before the first person of the family before, whose number may be used twice */
    void strike(Household family, byte @Nullable [] before) {
        chance.of(seed, family.index, Topic.DEFECTS);
        Person person = family.persons[chance.below(family.count)];
        if (chance.hits(UNKNOWN_INCOMES)) {
            income(person, RowBuffer.NO_AMOUNT);
        }
        switch (chance.below(ONE_IN)) {
            case 0 -> person.hasIin = false;
            case 1 -> person.iin[IinSerials.LENGTH - 1] = ' ';
            case 2 -> Arrays.fill(person.iin, (byte) '0');
            case 3 ->
                person.iin[IinSerials.LENGTH - 1] = (byte) ('0' + (person.iin[IinSerials.LENGTH - 1] - '0' + 1) % 10);
            case 4 -> twice(person, before);
            case 5 -> person.birth = period.end + Period.years(60);
            case 6 -> person.death = person.birth - 1;
            case 7 -> person.birth = period.first - Period.years(125);
            case 8 -> person.roleUnknown = true;
            case 9 -> person.to = person.from - 1;
            case 10 -> reversedIllness(person);
            case 11 -> person.causeUnknown = true;
            case 12 -> person.incomeKindUnknown = true;
            case 13 -> family.hasOrphanFact = true;
            case 14 -> income(person, -100L * chance.between(1, 50_000));
            case 15 -> wrongGroup(person);
            case 16 -> unknownApplicant(family);
            case 17 -> family.hasNoMembers = true;
            case 18 -> family.regionUnknown = true;
            case 19 -> overlap(person);
            case 20 -> minorApplies(family);
            case 21 -> unknownAid(family);
            default -> {}
        }
    }

    private static void twice(Person person, byte @Nullable [] before) {
        if (before != null) {
            System.arraycopy(before, 0, person.iin, 0, before.length);
        }
    }

    private static void income(Person person, long amount) {
        if (person.incomes == 0) {
            person.addIncome(IncomeKind.OTHER, 0, 0, 0);
        }
        person.incomeAmount[1] = amount == RowBuffer.NO_AMOUNT ? RegistryRows.UNKNOWN_AMOUNT : amount;
    }

    private void reversedIllness(Person person) {
        person.incapacityFrom = period.first;
        person.incapacityTo = period.first - 10;
    }

    private void wrongGroup(Person person) {
        boolean small = period.age(person.birth) < 6;
        if (person.birth < period.first - 200) {
            person.disabilities = 0;
            person.addDisability(small ? 2 : 0, person.cause, period.first - 100, Person.NEVER);
        }
    }

    private void overlap(Person person) {
        if (person.disabilities == 1) {
            person.addDisability(2, person.cause, person.disabilityFrom[0] + 1, Person.NEVER);
        }
    }

    private static void unknownApplicant(Household family) {
        if (family.applicationCount > 0) {
            family.applications[0].applicantUnknown = true;
        }
    }

    private static void unknownAid(Household family) {
        if (family.applicationCount > 0 && family.applications[0].aid != Aid.TSA) {
            family.applications[0].aidUnknown = true;
        }
    }

    private void minorApplies(Household family) {
        for (int i = 0; i < family.applicationCount; i++) {
            Application application = family.applications[i];
            int subject = application.subject;
            if (subject != Person.NOBODY && period.age(family.persons[subject].birth) < OF_AGE) {
                application.applicant = subject;
                return;
            }
        }
    }
}
