package kz.tolem.sample;

import kz.tolem.sample.Code.AwardKind;
import kz.tolem.sample.Code.IncomeKind;
import kz.tolem.sample.Household.TsaPlan;

/**
 * Incomes of the three months before the quarter: wages and pensions of all who earn, benefits that are drawn already,
 * and what a poor family lives on. Sums of benefits are rounded: they are somebody's past income, not the law.
 */
final class Earnings {

    private static final int OF_AGE = 18;
    private static final int TIYN = 100;
    private static final int MONTHS = 3;

    /** Wages in thousands of tenge at every tenth of earners. */
    private static final int[] WAGES = {85, 95, 112, 138, 172, 220, 278, 350, 455, 640, 1400};

    private static final IncomeKind[] POOR_KINDS = {
        IncomeKind.WAGE, IncomeKind.OTHER, IncomeKind.FARM, IncomeKind.BUSINESS, IncomeKind.TRANSFER
    };
    private static final IncomeKind[] RARE_KINDS = {
        IncomeKind.DEPOSIT_INTEREST,
        IncomeKind.RENT,
        IncomeKind.GIFT,
        IncomeKind.TRANSFER,
        IncomeKind.PROPERTY_SALE,
        IncomeKind.SECURITIES,
        IncomeKind.WINNINGS,
        IncomeKind.LOAN,
        IncomeKind.HOUSING_AID,
        IncomeKind.OTHER
    };

    private final Period period;
    private final long seed;
    private final Chance chance = new Chance();

    Earnings(SampleSpec spec, Period period) {
        this.seed = spec.seed();
        this.period = period;
    }

    void decide(Household family) {
        chance.of(seed, family.index, Topic.INCOMES);
        family.wellbeing = wellbeing(family);
        benefits(family);
        if (family.tsa == TsaPlan.DRAWS) {
            live(family, chance.between(34, 92));
        } else if (family.tsa == TsaPlan.ABOVE_LINE) {
            live(family, chance.between(106, 160));
        } else if (family.tsa != TsaPlan.NONE) {
            live(family, chance.between(40, 95));
        } else if (family.wellbeing != 0 && family.wellbeing <= 2 && chance.hits(400_000)) {
            live(family, chance.between(30, 99));
        } else {
            for (int i = 0; i < family.count; i++) {
                if (!family.persons[i].movedAway) {
                    earn(family.persons[i]);
                }
            }
        }
    }

    private int wellbeing(Household family) {
        return family.tsa == TsaPlan.NONE ? chance.pick(60, 4, 10, 170, 390, 300, 66) : chance.pick(2, 40, 45, 13);
    }

    private void earn(Person person) {
        int age = period.age(person.birth);
        if (age < OF_AGE || !person.isAlive(period.first)) {
            return;
        }
        boolean pensioner = age >= (person.female ? 61 : 63);
        boolean studies = person.studies(period.first);
        if (pensioner && chance.hits(985_000)) {
            long pension = tenge(chance.between(62_000, 195_000));
            person.addIncome(IncomeKind.PENSION, pension, pension, pension);
        }
        if (studies && chance.hits(300_000)) {
            long stipend = tenge(chance.between(42_000, 56_000));
            person.addIncome(IncomeKind.SCHOLARSHIP, stipend, stipend, stipend);
        }
        boolean ableToEarn = person.group(period.first) != 1 && !person.hasIncome(IncomeKind.SOCIAL_INSURANCE);
        int works = pensioner ? 70_000 : studies ? 50_000 : person.female ? 285_000 : 350_000;
        if (ableToEarn && chance.hits(works)) {
            wage(person);
        } else if (ableToEarn && !pensioner && !studies) {
            int other = chance.below(100);
            if (other < 6) {
                varied(person, IncomeKind.BUSINESS, tenge(chance.between(70_000, 700_000)), 25);
            } else if (other < 10) {
                varied(person, IncomeKind.FARM, tenge(chance.between(30_000, 260_000)), 40);
            } else if (other < 12) {
                varied(person, IncomeKind.ALIMONY, tenge(chance.between(25_000, 110_000)), 5);
            }
        }
        if (chance.hits(30_000)) {
            rare(person);
        }
    }

    private void wage(Person person) {
        int tenth = chance.below(WAGES.length - 1);
        int thousand = WAGES[tenth] * 1000 + chance.below(1000) * (WAGES[tenth + 1] - WAGES[tenth]);
        varied(person, IncomeKind.WAGE, tenge(thousand) + (chance.hits(300_000) ? chance.below(TIYN) : 0), 10);
    }

    /** In one month only. */
    private void rare(Person person) {
        int kind = chance.pick(30, 15, 10, 15, 4, 4, 2, 12, 5, 8);
        long amount = tenge(chance.between(5_000, kind == 4 ? 9_000_000 : 400_000));
        int month = chance.below(MONTHS);
        person.addIncome(
                RARE_KINDS[kind],
                month == 0 ? amount : RowBuffer.NO_AMOUNT,
                month == 1 ? amount : RowBuffer.NO_AMOUNT,
                month == 2 ? amount : RowBuffer.NO_AMOUNT);
    }

    private void varied(Person person, IncomeKind kind, long monthly, int percent) {
        person.addIncome(kind, vary(monthly, percent), vary(monthly, percent), vary(monthly, percent));
    }

    private long vary(long monthly, int percent) {
        return chance.hits(15_000) && percent > 5
                ? RowBuffer.NO_AMOUNT
                : monthly + monthly / 100 * chance.between(-percent, percent);
    }

    /** Fills the family's income up to so many hundredths of the poverty line, where benefits leave room. */
    private void live(Household family, int percent) {
        int members = 0;
        long counted = 0;
        int earner = Person.NOBODY;
        for (int i = 0; i < family.count; i++) {
            Person person = family.persons[i];
            if (person.movedAway || !person.isAlive(period.first)) {
                continue;
            }
            members++;
            int age = period.age(person.birth);
            if (age >= (person.female ? 61 : 63)) {
                long pension = tenge(chance.between(61_000, 75_000));
                person.addIncome(IncomeKind.PENSION, pension, pension, pension);
            }
            counted += monthlyCounted(person);
            if (!person.child && (earner == Person.NOBODY || chance.hits(500_000))) {
                earner = i;
            }
        }
        long rest = tenge(family.poor) * members / 100 * percent - counted;
        if (earner != Person.NOBODY && rest > tenge(2_000)) {
            Person person = family.persons[earner];
            IncomeKind kind = POOR_KINDS[chance.pick(45, 25, 12, 10, 8)];
            varied(person, kind, rest, 4);
        }
    }

    private static long monthlyCounted(Person person) {
        long sum = 0;
        for (int i = 0; i < person.incomes; i++) {
            IncomeKind kind = person.incomeKind[i];
            if (kind != null && kind.isCounted) {
                for (int month = 0; month < MONTHS; month++) {
                    long amount = person.incomeAmount[i * MONTHS + month];
                    sum += amount == RowBuffer.NO_AMOUNT ? 0 : amount;
                }
            }
        }
        return sum / MONTHS;
    }

    /** Of applications made before the quarter, drawn in its three months. */
    private void benefits(Household family) {
        for (int i = 0; i < family.applicationCount; i++) {
            Application application = family.applications[i];
            if (application.appliedOn < period.first && application.endedOn == Person.NEVER) {
                benefit(family, application);
            }
        }
        if (family.mother != Person.NOBODY) {
            insured(family);
        }
    }

    private void benefit(Household family, Application application) {
        Person applicant = family.persons[application.applicant];
        Person subject = application.subject == Person.NOBODY ? applicant : family.persons[application.subject];
        switch (application.aid) {
            case TSA -> {
                draw(applicant, IncomeKind.TSA, application, chance.between(20_000, 110_000));
                draw(applicant, IncomeKind.TSA_CHILD, application, 5_898 * chance.between(1, 2));
            }
            case LARGE_FAMILY -> draw(applicant, IncomeKind.LARGE_FAMILY, application, 63_030);
            case AWARDED_MOTHER -> draw(subject, IncomeKind.AWARDED_MOTHER, application, 25_165);
            case DISABILITY -> {
                boolean child = period.age(subject.birth) < OF_AGE;
                draw(
                        subject,
                        child ? IncomeKind.DISABILITY_CHILD : IncomeKind.DISABILITY_ADULT,
                        application,
                        child ? 74_428 : subject.group(period.first) == 3 ? 55_474 : 81_362);
            }
            case DISABLED_CHILD_CARE -> draw(applicant, IncomeKind.DISABLED_CHILD_CARE, application, 74_428);
            case GROUP_ONE_CARE -> draw(applicant, IncomeKind.GROUP_ONE_CARE, application, 64_720);
            case SURVIVOR -> draw(applicant, IncomeKind.SURVIVOR, application, 42_530);
            case BIRTH_GRANT -> grant(applicant, IncomeKind.BIRTH_GRANT, application, 149_416);
            case BURIAL -> grant(applicant, IncomeKind.BURIAL, application, 60_000);
            case CHILD_CARE -> draw(applicant, IncomeKind.CHILD_CARE, application, 26_777);
            case SPECIAL_STATE ->
                draw(
                        subject,
                        IncomeKind.SPECIAL_STATE,
                        application,
                        subject.awards[0] == AwardKind.HOME_FRONT ? 8_376 : 24_340);
            case LISTS_ONE_TWO -> {}
        }
    }

    private void insured(Household family) {
        Person mother = family.persons[family.mother];
        for (int i = 0; i < family.count; i++) {
            Person child = family.persons[i];
            if (child.careInsured
                    && child.careFrom < period.incomeMonth(0)
                    && !mother.hasIncome(IncomeKind.SOCIAL_INSURANCE)) {
                long monthly = tenge(chance.between(34_000, 240_000));
                mother.addIncome(IncomeKind.SOCIAL_INSURANCE, monthly, monthly, monthly);
            }
        }
    }

    private void draw(Person person, IncomeKind kind, Application application, int tengeMonthly) {
        if (!person.hasIncome(kind)) {
            long amount = tenge(tengeMonthly);
            person.addIncome(
                    kind,
                    application.appliedOn < period.incomeMonth(1) ? amount : RowBuffer.NO_AMOUNT,
                    application.appliedOn < period.incomeMonth(2) ? amount : RowBuffer.NO_AMOUNT,
                    amount);
        }
    }

    private void grant(Person person, IncomeKind kind, Application application, int tengeOnce) {
        if (application.appliedOn >= period.incomeMonth(0) && !person.hasIncome(kind)) {
            long amount = tenge(tengeOnce);
            boolean last = application.appliedOn >= period.incomeMonth(2);
            boolean first = application.appliedOn < period.incomeMonth(1);
            person.addIncome(
                    kind,
                    first ? amount : RowBuffer.NO_AMOUNT,
                    !first && !last ? amount : RowBuffer.NO_AMOUNT,
                    last ? amount : RowBuffer.NO_AMOUNT);
        }
    }

    private static long tenge(int tenge) {
        return (long) tenge * TIYN;
    }
}
