package kz.tolem.sample;

import kz.tolem.sample.Application.Conclusion;
import kz.tolem.sample.Code.Aid;
import kz.tolem.sample.Code.AwardKind;
import kz.tolem.sample.Household.TsaPlan;
import org.jspecify.annotations.Nullable;

/** Who applied for what and when, and what the commission said. */
final class Claims {

    private static final int OF_AGE = 18;
    private static final int INFANCY = 548;
    private static final int LARGE = 4;
    private static final int MONTH = 30;

    private final Period period;
    private final long seed;
    private final Chance chance = new Chance();

    Claims(SampleSpec spec, Period period) {
        this.seed = spec.seed();
        this.period = period;
    }

    void decide(Household family) {
        chance.of(seed, family.index, Topic.APPLICATIONS);
        if (family.tsa != TsaPlan.NONE) {
            tsa(family);
        }
        large(family);
        int head = family.head();
        int lossFrom = Person.NEVER;
        for (int i = 0; i < family.count; i++) {
            Person person = family.persons[i];
            if (!person.movedAway) {
                decide(family, i, person, head);
                lossFrom = Math.max(lossFrom, person.lossFrom);
            }
        }
        if (lossFrom != Person.NEVER && chance.hits(976_000)) {
            apply(family, Aid.SURVIVOR, Person.NOBODY, head, lossFrom);
        }
    }

    private void decide(Household family, int index, Person person, int head) {
        int age = period.age(person.birth);
        if (person.disabilities > 0) {
            disability(family, index, person, age, head);
        }
        if (person.birth + INFANCY >= period.first) {
            infant(family, index, person, head);
        }
        for (int i = 0; i < person.awardCount; i++) {
            boolean mother = isForMothers(person.awards[i]);
            Aid aid = mother ? Aid.AWARDED_MOTHER : Aid.SPECIAL_STATE;
            if (chance.hits(983_000) && !family.appliedFor(aid, index)) {
                apply(family, aid, index, index, person.awardFrom[i]);
            }
        }
        if (person.death != Person.NEVER && index != head && chance.hits(300_000)) {
            apply(family, Aid.BURIAL, index, head, person.death);
        }
        if (!person.female && age >= 50 && age < 63 && chance.hits(3_000)) {
            apply(family, Aid.LISTS_ONE_TWO, index, index, period.first - 1500);
        }
    }

    private void disability(Household family, int index, Person person, int age, int head) {
        int since = person.disabilityFrom[0];
        if (age < OF_AGE) {
            if (chance.hits(Calibration.DISABLED_CHILD_DRAWS)) {
                apply(family, Aid.DISABILITY, index, head, since);
            }
            if (chance.hits(Calibration.DISABLED_CHILD_CARE_DRAWN)) {
                apply(family, Aid.DISABLED_CHILD_CARE, index, head, since);
            }
            return;
        }
        int draws = age < 63 ? Calibration.DISABLED_WORKER_DRAWS : Calibration.DISABLED_PENSIONER_DRAWS;
        if (chance.hits(draws)) {
            boolean byOther = person.group(period.first) == 1 && index != head && chance.hits(200_000);
            apply(family, Aid.DISABILITY, index, byOther ? head : index, since);
        }
        if (person.group(period.first) == 1 && person.carer != Person.NOBODY && chance.hits(550_000)) {
            apply(family, Aid.GROUP_ONE_CARE, index, person.carer, since);
        }
    }

    private void infant(Household family, int index, Person infant, int head) {
        if (chance.hits(980_000)) {
            once(family, index, head, infant.birth + chance.between(1, 60));
        } else if (chance.hits(800_000)) {
            once(family, index, head, infant.birth + chance.between(200, 540));
        }
        if (chance.hits(infant.careInsured ? 10_000 : Calibration.INFANT_CARE_DRAWN)) {
            int day = infant.birth + chance.between(3, 60);
            if (day < period.end) {
                family.apply(Aid.CHILD_CARE, index, head, day);
            }
        }
    }

    private void once(Household family, int index, int head, int day) {
        if (day < period.end) {
            family.apply(Aid.BIRTH_GRANT, index, head, day);
        }
    }

    private void large(Household family) {
        int children = 0;
        int fourth = Person.NEVER;
        for (int i = 0; i < family.count && children < LARGE; i++) {
            Person person = family.persons[i];
            if (countsAsChild(person)) {
                children++;
                fourth = Math.max(fourth, person.birth);
            }
        }
        if (children == LARGE && chance.hits(973_000)) {
            apply(family, Aid.LARGE_FAMILY, Person.NOBODY, family.head(), fourth);
        }
    }

    private boolean countsAsChild(Person person) {
        int age = period.age(person.birth);
        return person.child
                && !person.movedAway
                && person.isAlive(period.end - 1)
                && (age < OF_AGE || (age < 23 && person.studies(period.first)));
    }

    /** Long ago as a rule, sometimes late, and a few have ended. */
    private void apply(Household family, Aid aid, int subject, int applicant, int entitledFrom) {
        int usual = Math.max(entitledFrom + chance.between(3, 50), period.first - chance.between(5, 1500));
        boolean late = chance.hits(15_000);
        int day = late ? Math.max(usual, period.first + chance.below(period.end - period.first)) : usual;
        if (day >= period.end) {
            return;
        }
        Application application = family.apply(aid, subject, applicant, day);
        if (application != null && chance.hits(7_000)) {
            application.endedOn = Math.max(day + 1, period.end - chance.between(1, 200));
        }
    }

    private void tsa(Household family) {
        int applicant = family.father != Person.NOBODY && chance.hits(300_000) ? family.father : family.mother;
        if (chance.hits(600_000)) {
            int day = period.incomeMonth(chance.pick(60, 25, 15)) + chance.below(25);
            Application before = family.apply(Aid.TSA, Person.NOBODY, applicant, day);
            if (before != null) {
                approve(family, before, day);
                if (family.tsa == TsaPlan.BREACH) {
                    before.breachedOn = day + 1;
                }
            }
        }
        int month = chance.pick(70, 20, 10);
        int day = period.month(month) + chance.below(20);
        Application application = family.apply(Aid.TSA, Person.NOBODY, applicant, day);
        if (application != null) {
            approve(family, application, day);
            change(family, application);
        }
        if (chance.hits(10_000)) {
            int again = Math.min(period.end - 1, day + chance.between(3, 30));
            Application second = family.apply(Aid.TSA, Person.NOBODY, applicant, again);
            if (second != null) {
                approve(family, second, again);
            }
        }
    }

    private void approve(Household family, Application application, int day) {
        application.hasCase = true;
        application.conclusion = Conclusion.NEEDY;
        if (!family.shape.isUnconditional || chance.hits(100_000)) {
            application.contractFrom = day + chance.below(8);
            application.contractTo = chance.hits(500_000) ? Person.NEVER : application.contractFrom + 185;
        }
    }

    private void change(Household family, Application application) {
        switch (family.tsa) {
            case NOT_NEEDY -> application.conclusion = Conclusion.NOT_NEEDY;
            case BREACH -> application.breachedOn = application.appliedOn - chance.between(1, 150);
            case NO_CONCLUSION -> {
                application.conclusion = Conclusion.NONE;
                application.hasCase = chance.hits(700_000);
            }
            case NO_CONTRACT -> {
                application.contractFrom = Person.NEVER;
                application.contractTo = Person.NEVER;
            }
            case EXCESS_PROPERTY -> application.excessProperty = true;
            case DRAWS -> {
                if (chance.hits(15_000)) {
                    application.breachedOn = application.appliedOn + chance.between(5, MONTH);
                } else if (chance.hits(10_000)) {
                    application.endedOn = application.appliedOn + chance.between(5, 2 * MONTH);
                }
            }
            case NONE, ABOVE_LINE -> {}
        }
    }

    static boolean isForMothers(@Nullable AwardKind kind) {
        return kind == AwardKind.ALTYN_ALQA
                || kind == AwardKind.KUMIS_ALQA
                || kind == AwardKind.MOTHER_HEROINE
                || kind == AwardKind.MATERNAL_GLORY_1
                || kind == AwardKind.MATERNAL_GLORY_2;
    }
}
