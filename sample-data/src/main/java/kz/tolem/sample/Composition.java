package kz.tolem.sample;

import java.util.Arrays;
import kz.tolem.sample.Household.TsaPlan;
import kz.tolem.sample.Household.TsaShape;

/** Who belongs to a family: how many, how old, how related. The shares are those of {@code package-info}. */
final class Composition {

    private static final int CHILDHOOD = Period.years(18);
    private static final int CLOSEST_BIRTHS = 300;
    private static final int MOST_CHILDREN = 11;

    private static final TsaPlan[] IN_VAIN = {
        TsaPlan.ABOVE_LINE,
        TsaPlan.NOT_NEEDY,
        TsaPlan.BREACH,
        TsaPlan.NO_CONCLUSION,
        TsaPlan.NO_CONTRACT,
        TsaPlan.EXCESS_PROPERTY
    };
    private static final TsaShape[] UNCONDITIONAL = {
        TsaShape.MOTHER_CARES,
        TsaShape.FATHER_DISABLED,
        TsaShape.FATHER_ILL,
        TsaShape.MOTHER_DISABLED,
        TsaShape.GRANDMOTHER,
        TsaShape.MOTHER_STUDIES
    };
    private static final TsaShape[] CONDITIONAL = {TsaShape.COUPLE, TsaShape.MOTHER_ALONE, TsaShape.THREE_ADULTS};

    private final Period period;
    private final long seed;
    private final Lottery tsa;
    private final Lottery tsaInVain;
    private final Lottery large;
    private final Lottery survivors;
    private final Chance chance = new Chance();
    private final int[] births = new int[MOST_CHILDREN + 1];

    Composition(SampleSpec spec, Period period) {
        this.period = period;
        this.seed = spec.seed();
        long families = spec.families();
        long poor = spec.tsaFamilies();
        long inVain = poor * 15 / 100;
        // many poor families are large ones too: so many fewer of the others are
        long largeOthers =
                Math.max(0, SampleSpec.scaled(Calibration.LARGE_FAMILIES, families) - (poor + inVain) * 53 / 100);
        long others = Math.max(1, families - poor - inVain);
        tsa = new Lottery(seed, Topic.TSA_LOT, families, poor);
        tsaInVain = new Lottery(seed, Topic.TSA_IN_VAIN_LOT, families, inVain);
        large = new Lottery(seed, Topic.LARGE_LOT, families, largeOthers * families / others);
        survivors = new Lottery(
                seed, Topic.SURVIVOR_LOT, families, SampleSpec.scaled(Calibration.SURVIVOR_FAMILIES, families));
    }

    void compose(Household family) {
        chance.of(seed, family.index, Topic.COMPOSITION);
        if (tsa.wins(family.index)) {
            family.tsa = TsaPlan.DRAWS;
            poor(family);
        } else if (tsaInVain.wins(family.index)) {
            family.tsa = IN_VAIN[chance.pick(50, 12, 8, 12, 10, 8)];
            poor(family);
        } else {
            family.lostBreadwinner = survivors.wins(family.index);
            family.lostBoth = family.lostBreadwinner && chance.hits(30_000);
            if (large.wins(family.index)) {
                large(family);
            } else if (family.lostBreadwinner) {
                survivor(family);
            } else {
                ordinary(family);
            }
        }
    }

    private void poor(Household family) {
        boolean unconditional = family.tsa != TsaPlan.NO_CONTRACT && chance.hits(470_000);
        family.shape =
                unconditional ? UNCONDITIONAL[chance.pick(42, 25, 12, 9, 6, 6)] : CONDITIONAL[chance.pick(67, 28, 5)];
        TsaShape shape = family.shape;
        boolean withBenefit =
                shape == TsaShape.FATHER_DISABLED || shape == TsaShape.MOTHER_DISABLED || shape == TsaShape.GRANDMOTHER;
        int children = 1 + chance.pick(7, 13, 22, 30, 17, 7, 4);
        if (withBenefit) {
            children = Math.max(3, children);
        }
        boolean alone = shape == TsaShape.MOTHER_CARES
                || shape == TsaShape.MOTHER_DISABLED
                || shape == TsaShape.MOTHER_ALONE
                || shape == TsaShape.MOTHER_STUDIES;
        boolean needsInfant =
                shape == TsaShape.MOTHER_CARES || shape == TsaShape.FATHER_DISABLED || shape == TsaShape.FATHER_ILL;
        int window = chance.hits(300_000) ? CHILDHOOD / 2 : CHILDHOOD;
        spaceBirths(children, window);
        if (needsInfant) {
            births[children - 1] = period.first - chance.between(40, 900);
            for (int i = 0; i < children - 1; i++) {
                births[i] = Math.min(births[i], births[children - 1] - CLOSEST_BIRTHS * (children - 1 - i));
            }
        }
        family.lostBreadwinner = alone && chance.hits(200_000);
        if (shape == TsaShape.GRANDMOTHER) {
            family.lostBoth = chance.hits(300_000);
            family.lostBreadwinner = family.lostBoth;
            grandmother(family, children);
        } else {
            parents(family, births[0], !alone, shape == TsaShape.MOTHER_STUDIES);
            if (shape == TsaShape.THREE_ADULTS) {
                grown(family, 19, 25);
            }
        }
        addChildren(family, children);
    }

    private void survivor(Household family) {
        int children = 1 + chance.pick(60, 31, 9);
        spaceBirths(children, CHILDHOOD);
        if (family.lostBoth) {
            grandmother(family, children);
        } else {
            parents(family, births[0], false, false);
        }
        addChildren(family, children);
    }

    private void large(Household family) {
        int children = 4 + chance.pick(660, 215, 80, 30, 9, 3, 2, 1);
        spaceBirths(children, CHILDHOOD);
        if (family.lostBoth) {
            grandmother(family, children);
        } else {
            parents(family, births[0], !family.lostBreadwinner && !chance.hits(80_000), false);
        }
        if (chance.hits(160_000)) {
            grown(family, 18, 24);
        }
        if (chance.hits(120_000)) {
            elder(family);
        }
        addChildren(family, children);
    }

    private void ordinary(Household family) {
        int children = chance.pick(Calibration.CHILDREN);
        if (children > 0) {
            spaceBirths(children, CHILDHOOD);
            int adults = 1 + chance.pick(Calibration.ADULTS_WITH_CHILDREN);
            parents(family, births[0], adults > 1, false);
            for (int i = 2; i < adults; i++) {
                if (chance.hits(550_000)) {
                    grown(family, 18, 29);
                } else {
                    elder(family);
                }
            }
            addChildren(family, children);
        } else {
            childless(family, 1 + chance.pick(Calibration.ADULTS_WITHOUT_CHILDREN));
        }
    }

    private void childless(Household family, int adults) {
        if (adults == 1) {
            boolean female = chance.hits(580_000);
            single(family, born(chance.pick(24, 42, 34), 21, 35, 36, 62, 63, 92), female);
            return;
        }
        int mother = adults == 2
                ? born(chance.pick(26, 48, 26), 21, 38, 39, 61, 62, 84)
                : born(chance.pick(0, 70, 30), 43, 44, 44, 60, 61, 80);
        couple(family, mother, true, mother + Period.years(25));
        for (int i = 2; i < adults; i++) {
            if (chance.hits(820_000)) {
                grown(family, 18, 34);
            } else {
                elder(family);
            }
        }
    }

    /** A birth day of one of three age groups. */
    private int born(int group, int... ages) {
        int youngest = Period.years(ages[2 * group]);
        int oldest = Period.years(ages[2 * group + 1] + 1) - 1;
        int age = chance.between(youngest, oldest);
        // the old become fewer with every year
        return period.first - (group == 2 ? Math.min(age, chance.between(youngest, oldest)) : age);
    }

    private void single(Household family, int birth, boolean female) {
        Person person = family.add(birth, female, false);
        person.from = Math.min(period.first - 100, birth + Period.years(chance.between(20, 40)));
        if (female) {
            family.mother = 0;
        } else {
            family.father = 0;
        }
    }

    private void parents(Household family, int eldest, boolean both, boolean young) {
        int mother = eldest - chance.between(Period.years(19), Period.years(young ? 22 : 31));
        boolean isMother = both || family.tsa != TsaPlan.NONE || chance.hits(850_000);
        if (isMother) {
            couple(family, mother, both, eldest - 400);
        } else {
            single(family, mother, false);
            family.persons[0].from = eldest - 400;
        }
    }

    private void couple(Household family, int motherBirth, boolean both, int since) {
        int from = Math.min(since, period.first - 100);
        family.mother = family.count;
        family.add(motherBirth, true, false).from = Math.max(from, motherBirth + Period.years(18));
        if (both) {
            family.father = family.count;
            int birth = motherBirth - chance.between(-700, Period.years(6));
            family.add(birth, false, false).from = Math.max(from, birth + Period.years(18));
        }
    }

    /** Raises the children instead of their parents. */
    private void grandmother(Household family, int children) {
        int birth = Math.min(
                births[0] - chance.between(Period.years(42), Period.years(55)), period.first - Period.years(62));
        family.mother = family.count;
        family.add(birth, true, false).from = births[children - 1] - 30;
    }

    /** A grown son or daughter: role CHILD whatever the age. The parents become older where they must. */
    private void grown(Household family, int youngest, int oldest) {
        if (family.isFull()) {
            return;
        }
        int birth = period.first - chance.between(Period.years(youngest), Period.years(oldest + 1) - 1);
        for (int i = 0; i < family.count; i++) {
            Person parent = family.persons[i];
            if (!parent.child && parent.birth > birth - Period.years(18)) {
                parent.birth = birth - Period.years(18) - chance.below(2000);
                parent.from = Math.max(Math.min(parent.from, birth - 300), parent.birth + Period.years(17));
            }
        }
        family.add(birth, chance.hits(480_000), true);
    }

    private void elder(Household family) {
        if (family.isFull()) {
            return;
        }
        Person parent = family.persons[0];
        int birth = Math.max(
                parent.birth - chance.between(Period.years(20), Period.years(33)),
                period.first - Period.years(chance.between(66, 90)));
        boolean female = chance.hits(680_000);
        family.add(birth, female, false).from = Math.max(parent.from, birth + Period.years(40));
    }

    private void addChildren(Household family, int children) {
        int brothers = 0;
        for (int i = 0; i < family.count; i++) {
            brothers += family.persons[i].child ? 1 : 0;
        }
        int elsewhere = chance.hits(80_000) ? 1 : 0;
        for (int i = 0; i < children && !family.isFull(); i++) {
            Person child = family.add(births[i], chance.hits(485_000), true);
            child.birthOrder = brothers + elsewhere + i + 1;
        }
    }

    /** Birth days from the eldest on, as many on every day before the quarter's end, apart from each other. */
    private void spaceBirths(int children, int window) {
        int gap = Math.min(CLOSEST_BIRTHS, window / (2 * children));
        int slack = window - gap * children;
        for (int i = 0; i < children; i++) {
            births[i] = chance.below(slack);
        }
        Arrays.sort(births, 0, children);
        // spaced on a circle, which has no edge where births would crowd
        int turn = chance.below(window);
        for (int i = 0; i < children; i++) {
            births[i] = period.end - window + (births[i] + gap * i + turn) % window;
        }
        Arrays.sort(births, 0, children);
        if (children > 1 && chance.hits(12_000)) {
            births[children - 1] = births[children - 2];
        }
    }
}
