package kz.tolem.sample;

import kz.tolem.sample.Code.AwardKind;
import kz.tolem.sample.Code.Residence;
import kz.tolem.sample.Household.TsaPlan;

/** Where a family lives, study, the loss of parents, awards, death. */
final class Life {

    private static final AwardKind[] MOTHERS = {
        AwardKind.KUMIS_ALQA,
        AwardKind.ALTYN_ALQA,
        AwardKind.MOTHER_HEROINE,
        AwardKind.MATERNAL_GLORY_1,
        AwardKind.MATERNAL_GLORY_2
    };

    private final Period period;
    private final long seed;
    private final Chance chance = new Chance();

    Life(SampleSpec spec, Period period) {
        this.seed = spec.seed();
        this.period = period;
    }

    void decide(Household family) {
        chance.of(seed, family.index, Topic.LIFE);
        for (int i = 0; i < family.count; i++) {
            Person person = family.persons[i];
            decide(person, family.tsa == TsaPlan.NONE);
            if (family.lostBreadwinner && person.child && person.birth < period.first) {
                lose(family, person);
            }
        }
    }

    private void decide(Person person, boolean mayDie) {
        int age = period.age(person.birth);
        person.residence = residence();
        if (person.birthOrder != 0 && chance.hits(8_000)) {
            person.birthOrder = 0;
        }
        if (person.child && age >= 17 && age < 23 && chance.hits(480_000)) {
            study(person);
        }
        if (person.female && age >= 45 && chance.hits(Calibration.AWARDED_MOTHERS)) {
            person.addAward(MOTHERS[chance.pick(59, 30, 4, 4, 3)], awarded(person, 40));
        }
        special(person, age);
        if (mayDie && chance.hits(age >= 75 ? 60_000 : age >= 60 ? 14_000 : age >= 18 ? 1_500 : 150)) {
            person.death = Math.max(person.birth, period.end - 1 - chance.below(365));
            person.to = chance.hits(600_000) ? person.death + 1 : Person.NEVER;
        }
    }

    void study(Person person) {
        int start = Period.september(person.birth + Period.years(17) + 120);
        if (start < period.first) {
            person.studyFrom = start;
            person.studyTo = chance.hits(700_000) ? start + Period.years(4) - 62 : Person.NEVER;
        }
    }

    private void special(Person person, int age) {
        int dice = chance.below(1_000_000);
        if (age >= 80) {
            if (dice < 2_000) {
                person.addAward(AwardKind.WAR_VETERAN, awarded(person, 20));
            } else if (dice < 6_000) {
                person.addAward(AwardKind.EQUATED_WITH_WAR_DISABILITY, awarded(person, 40));
            } else if (dice < 170_000) {
                person.addAward(AwardKind.HOME_FRONT, awarded(person, 50));
            } else if (dice < 260_000) {
                person.addAward(AwardKind.REPRESSION_VICTIM, awarded(person, 50));
            }
        } else if (age >= 55) {
            if (dice < 21_000) {
                person.addAward(AwardKind.REPRESSION_VICTIM, awarded(person, 40));
            } else if (dice < 30_500) {
                person.addAward(AwardKind.EQUATED_OTHER, awarded(person, 35));
            } else if (dice < 53_500 && !person.female && age < 68) {
                person.addAward(AwardKind.AFGHANISTAN, awarded(person, 25));
            }
        } else if (age >= 40 && !person.female && dice < 9_000) {
            person.addAward(AwardKind.OTHER_CONFLICTS, awarded(person, 24));
        }
    }

    private int awarded(Person person, int age) {
        int earliest = person.birth + Period.years(age);
        return earliest + chance.below(Math.max(1, period.first - earliest));
    }

    private void lose(Household family, Person person) {
        int since = Math.max(person.birth, period.first - 1 - chance.below(Period.years(8)));
        person.lossFrom = since;
        person.lossOfBoth = family.lostBoth;
    }

    private Residence residence() {
        int dice = chance.below(1000);
        return dice < 985
                ? Residence.CITIZEN
                : dice < 993
                        ? Residence.KANDAS
                        : dice < 998 ? Residence.FOREIGNER : dice < 999 ? Residence.STATELESS : Residence.REFUGEE;
    }
}
