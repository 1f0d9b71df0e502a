package kz.tolem.sample;

/** Where money goes: an account for nearly everybody who applied, for heads of families and for some others. */
final class Accounts {

    private static final int OF_AGE = 18;

    private final Period period;
    private final long seed;
    private final Chance chance = new Chance();

    Accounts(SampleSpec spec, Period period) {
        this.seed = spec.seed();
        this.period = period;
    }

    void decide(Household family) {
        chance.of(seed, family.index, Topic.ACCOUNTS);
        int head = family.head();
        for (int i = 0; i < family.count; i++) {
            Person person = family.persons[i];
            boolean adult = period.age(person.birth) >= OF_AGE;
            boolean needed = i == head || isApplicant(family, i);
            if (!person.movedAway && (needed ? !chance.hits(5_000) : adult && chance.hits(120_000))) {
                open(person);
            }
        }
    }

    private void open(Person person) {
        person.hasAccount = true;
        person.ibanBroken = chance.hits(100);
        person.accountFrom = period.first - chance.between(200, 2500);
        if (chance.hits(30_000)) {
            person.olderAccountFrom = person.accountFrom - chance.between(100, 1000);
        }
    }

    private static boolean isApplicant(Household family, int index) {
        for (int i = 0; i < family.applicationCount; i++) {
            if (family.applications[i].applicant == index) {
                return true;
            }
        }
        return false;
    }
}
