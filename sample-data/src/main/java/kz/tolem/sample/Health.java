package kz.tolem.sample;

import kz.tolem.sample.Code.Cause;
import kz.tolem.sample.Household.TsaPlan;

/** Disability, illness, and who cares for whom. */
final class Health {

    private static final int SCHOOL_AGE = 7;
    private static final int OF_AGE = 18;
    private static final int INFANCY = 548;
    private static final int CARE_AGE = 3;

    private static final Cause[] CAUSES = Cause.values();

    private final Period period;
    private final long seed;
    private final Chance chance = new Chance();

    Health(SampleSpec spec, Period period) {
        this.seed = spec.seed();
        this.period = period;
    }

    void decide(Household family) {
        chance.of(seed, family.index, Topic.HEALTH);
        for (int i = 0; i < family.count; i++) {
            Person person = family.persons[i];
            if (family.tsa == TsaPlan.NONE || period.age(person.birth) < OF_AGE) {
                decide(person);
            }
        }
        if (family.tsa == TsaPlan.NONE) {
            care(family);
        } else {
            poor(family);
        }
    }

    /** For one person alone: disability and illness. */
    void decide(Person person) {
        int age = period.age(person.birth);
        int band = age < OF_AGE ? 0 : age < 25 ? 1 : age < 45 ? 2 : age < 63 ? 3 : 4;
        if (person.birth < period.first && chance.hits(Calibration.DISABLED[band])) {
            if (age < OF_AGE) {
                disabledChild(person);
            } else {
                disabledAdult(person, band == 4);
            }
        } else if (age >= OF_AGE && chance.hits(3_000)) {
            ill(person);
        }
    }

    private void disabledChild(Person person) {
        Cause cause = chance.hits(900_000) ? Cause.SINCE_CHILDHOOD : Cause.GENERAL;
        int group = 1 + chance.pick(22, 38, 40);
        int school = Period.birthday(person.birth, SCHOOL_AGE);
        int since = person.birth + chance.below(Math.max(1, period.first - person.birth));
        if (since < school) {
            person.addDisability(0, cause, since, school);
            if (school < period.end) {
                person.addDisability(group, cause, school, Period.birthday(person.birth, OF_AGE));
            }
        } else {
            person.addDisability(group, cause, since, Period.birthday(person.birth, OF_AGE));
        }
    }

    private void disabledAdult(Person person, boolean pensioner) {
        Cause cause = CAUSES[pensioner ? chance.pick(92, 6, 1, 1, 0) : chance.pick(680, 300, 12, 6, 2)];
        int group = 1 + (cause == Cause.SINCE_CHILDHOOD ? chance.pick(20, 45, 35) : chance.pick(13, 47, 40));
        int lived = period.first - person.birth - Period.years(OF_AGE);
        int since = period.first - 1 - chance.below(Math.max(1, Math.min(lived, Period.years(15))));
        int until = chance.hits(500_000) ? Person.NEVER : period.end + chance.between(30, 900);
        if (chance.hits(20_000)) {
            int change = period.first + chance.below(period.end - period.first);
            person.addDisability(group, cause, since, change);
            person.addDisability(1 + group % 3, cause, change, until);
        } else {
            person.addDisability(group, cause, since, until);
        }
    }

    private void ill(Person person) {
        person.incapacityFrom = period.first - chance.between(1, 150);
        person.incapacityTo = person.incapacityFrom + chance.between(70, 240);
    }

    /** Mothers care for the youngest, carers for the severely disabled and the very old. */
    private void care(Household family) {
        for (int i = 0; i < family.count; i++) {
            Person person = family.persons[i];
            int age = period.age(person.birth);
            if (age < CARE_AGE && family.mother != Person.NOBODY) {
                infantCare(family, person, Calibration.INFANT_INSURED);
            } else if (age < OF_AGE && person.disabilities > 0 && family.mother != Person.NOBODY) {
                cares(family, family.mother, person, person.disabilityFrom[0], Person.NEVER);
            } else if ((age >= OF_AGE && person.group(period.first) == 1) || (age >= 80 && chance.hits(400_000))) {
                int carer = otherAdult(family, i);
                if (carer != Person.NOBODY) {
                    cares(family, carer, person, period.first - chance.between(20, 1500), Person.NEVER);
                }
            }
        }
    }

    private void infantCare(Household family, Person infant, int insured) {
        if (infant.birth + INFANCY >= period.first) {
            cares(family, family.mother, infant, infant.birth, infant.birth + INFANCY);
            infant.careInsured = chance.hits(insured);
        } else if (chance.hits(500_000)) {
            cares(family, family.mother, infant, infant.birth, infant.birth + Period.years(CARE_AGE));
        }
    }

    /** What makes the family's assistance unconditional; nothing of the kind where it is conditional. */
    private void poor(Household family) {
        Person mother = family.persons[family.mother];
        Person youngest = family.persons[family.count - 1];
        switch (family.shape) {
            case MOTHER_CARES -> infantCareFor(family, youngest);
            case FATHER_DISABLED -> {
                disable(family.persons[family.father]);
                infantCareFor(family, youngest);
            }
            case FATHER_ILL -> {
                Person father = family.persons[family.father];
                father.incapacityFrom = period.first - chance.between(1, 60);
                father.incapacityTo = period.end + chance.between(1, 60);
                infantCareFor(family, youngest);
            }
            case MOTHER_DISABLED -> disable(mother);
            case MOTHER_STUDIES -> {
                mother.studyFrom = Period.september(period.first - chance.between(300, 1000));
                mother.studyTo = mother.studyFrom + Period.years(4);
            }
            case GRANDMOTHER, COUPLE, MOTHER_ALONE, THREE_ADULTS -> {}
        }
    }

    private void infantCareFor(Household family, Person infant) {
        cares(family, family.mother, infant, infant.birth, infant.birth + Period.years(CARE_AGE));
    }

    private void disable(Person person) {
        int since = period.first - chance.between(30, 3000);
        person.addDisability(
                chance.hits(800_000) ? 2 : 1,
                Cause.GENERAL,
                Math.max(since, person.birth + Period.years(OF_AGE)),
                Person.NEVER);
    }

    private void cares(Household family, int carer, Person person, int from, int to) {
        if (family.persons[carer].birth + Period.years(16) < from) {
            person.carer = carer;
            person.careFrom = from;
            person.careTo = to;
        }
    }

    private int otherAdult(Household family, int whom) {
        for (int i = 0; i < family.count; i++) {
            Person person = family.persons[i];
            int age = period.age(person.birth);
            if (i != whom && age >= OF_AGE && age < 63 && person.disabilities == 0) {
                return i;
            }
        }
        return Person.NOBODY;
    }
}
