package kz.tolem.sample;

import kz.tolem.sample.Household.TsaPlan;

/** Makes the families of one block after another; a block needs nothing of the others. */
final class BlockGenerator {

    /** Even, so that both families of a move lie in one block. */
    static final int FAMILIES_PER_BLOCK = 16_384;

    private static final int MOVES = 12_000;
    private static final int IN_TWO_FAMILIES = 300;
    private static final int FAMILIES_PER_ORPHAN = 50_000;
    private static final int ORPHANS_AFTER = 1_000;

    private final SampleSpec spec;
    private final Period period;
    private final Place place;
    private final Composition composition;
    private final Life life;
    private final Health health;
    private final Claims claims;
    private final Earnings earnings;
    private final Accounts accounts;
    private final Defects defects;
    private final RegistryRows rows;
    private final Chance chance = new Chance();
    private final IinSerials serials = new IinSerials();
    private final Household family = new Household();
    private final Person mover = new Person();
    private final byte[] firstIin = new byte[IinSerials.LENGTH];
    private boolean hasMover;
    private int movedOn;

    BlockGenerator(SampleSpec spec) {
        this.spec = spec;
        this.period = new Period(spec.period());
        this.place = new Place(spec);
        this.composition = new Composition(spec, period);
        this.life = new Life(spec, period);
        this.health = new Health(spec, period);
        this.claims = new Claims(spec, period);
        this.earnings = new Earnings(spec, period);
        this.accounts = new Accounts(spec, period);
        this.defects = new Defects(spec, period);
        this.rows = new RegistryRows(spec, period);
    }

    static int blocks(SampleSpec spec) {
        return Math.toIntExact((spec.families() + FAMILIES_PER_BLOCK - 1) / FAMILIES_PER_BLOCK);
    }

    static long familiesIn(SampleSpec spec, int block) {
        return Math.min(FAMILIES_PER_BLOCK, spec.families() - (long) block * FAMILIES_PER_BLOCK);
    }

    /** The rows of a block; they stay valid until the next call. */
    RegistryRows generate(int block) {
        rows.clear();
        serials.startBlock(block);
        long first = (long) block * FAMILIES_PER_BLOCK;
        long end = first + familiesIn(spec, block);
        for (long index = first; index < end; index++) {
            family(index, index > first);
        }
        if (end == spec.families()) {
            orphans();
        }
        return rows;
    }

    private void family(long index, boolean hasNeighbour) {
        family.reset(index);
        place.decide(family);
        composition.compose(family);
        for (int i = 0; i < family.count; i++) {
            identify(family.persons[i]);
        }
        if (index % 2 == 1 && hasMover && family.tsa == TsaPlan.NONE) {
            arrive();
        }
        life.decide(family);
        health.decide(family);
        claims.decide(family);
        earnings.decide(family);
        accounts.decide(family);
        if (index % 2 == 0) {
            leave();
        }
        defects.strike(family, hasNeighbour ? firstIin : null);
        System.arraycopy(family.persons[0].iin, 0, firstIin, 0, firstIin.length);
        rows.add(family);
    }

    private void identify(Person person) {
        person.birth = serials.give(person.birth, person.female, person.iin);
    }

    /** A grown child leaves for the next family; a few never left in the books. */
    private void leave() {
        chance.of(spec.seed(), family.index, Topic.MOVES);
        boolean moves = chance.hits(MOVES);
        boolean doubtful = !moves && chance.hits(IN_TWO_FAMILIES);
        hasMover = (moves || doubtful) && family.tsa == TsaPlan.NONE && family.index + 1 < spec.families();
        if (!hasMover) {
            return;
        }
        Person person = family.persons[family.count++];
        int birth = period.first - chance.between(Period.years(19), Period.years(33));
        person.reset(family.id * Household.PLACES + Household.MOVER_PLACE, birth, chance.hits(500_000), true);
        identify(person);
        movedOn = period.end - 1 - chance.below(2 * (period.end - period.first));
        person.to = doubtful ? Person.NEVER : movedOn;
        person.movedAway = true;
        mover.reset(person.id, person.birth, person.female, false);
        System.arraycopy(person.iin, 0, mover.iin, 0, IinSerials.LENGTH);
    }

    private void arrive() {
        Person person = family.persons[family.count++];
        person.reset(mover.id, mover.birth, mover.female, false);
        System.arraycopy(mover.iin, 0, person.iin, 0, IinSerials.LENGTH);
        person.from = movedOn;
        family.hasNewcomer = true;
    }

    /** Members of families that do not exist. */
    private void orphans() {
        long count = 1 + spec.families() / FAMILIES_PER_ORPHAN;
        for (long i = 0; i < count; i++) {
            long familyId = Household.FIRST_FAMILY + spec.families() + ORPHANS_AFTER + i;
            Person person = family.persons[0];
            person.reset(familyId * Household.PLACES, period.first - Period.years(30), i % 2 == 0, false);
            identify(person);
            rows.addMember(familyId, person);
        }
    }
}
