package kz.tolem.sample;

import kz.tolem.sample.Code.Aid;
import org.jspecify.annotations.Nullable;

/** One made-up family, filled anew again and again. */
final class Household {

    /** Places for people born into the family or founding it; the last of the sixteen is who moves on. */
    static final int PLACES = 16;

    static final int MOVER_PLACE = PLACES - 1;
    static final int APPLICATIONS = 32;
    static final long FIRST_FAMILY = 1_000_001;

    long index;
    long id;
    String region = "";
    byte[] regionCode = {};
    int poor;
    int district;
    long dwelling;
    /** 0: not scored. */
    int wellbeing;

    boolean regionUnknown;
    boolean hasNoMembers;
    boolean hasOrphanFact;

    final Person[] persons = new Person[PLACES + 1];
    int count;
    /** Indexes; {@link Person#NOBODY} where there is none. */
    int mother;

    int father;
    /** The last person came from the family before and stands first in order of numbers. */
    boolean hasNewcomer;

    TsaPlan tsa = TsaPlan.NONE;
    TsaShape shape = TsaShape.COUPLE;
    boolean lostBreadwinner;
    boolean lostBoth;

    final Application[] applications = new Application[APPLICATIONS];
    int applicationCount;

    Household() {
        for (int i = 0; i < persons.length; i++) {
            persons[i] = new Person();
        }
        for (int i = 0; i < applications.length; i++) {
            applications[i] = new Application();
        }
    }

    /** How an application for targeted social assistance ends. */
    enum TsaPlan {
        NONE,
        DRAWS,
        ABOVE_LINE,
        NOT_NEEDY,
        BREACH,
        NO_CONCLUSION,
        NO_CONTRACT,
        EXCESS_PROPERTY
    }

    /** Who of a poor family can work: what makes the assistance unconditional or conditional. */
    enum TsaShape {
        MOTHER_CARES(true),
        FATHER_DISABLED(true),
        FATHER_ILL(true),
        MOTHER_DISABLED(true),
        GRANDMOTHER(true),
        MOTHER_STUDIES(true),
        COUPLE(false),
        MOTHER_ALONE(false),
        THREE_ADULTS(false);

        final boolean isUnconditional;

        TsaShape(boolean isUnconditional) {
            this.isUnconditional = isUnconditional;
        }
    }

    void reset(long familyIndex) {
        index = familyIndex;
        id = FIRST_FAMILY + familyIndex;
        wellbeing = 0;
        regionUnknown = false;
        hasNoMembers = false;
        hasOrphanFact = false;
        count = 0;
        mother = Person.NOBODY;
        father = Person.NOBODY;
        hasNewcomer = false;
        tsa = TsaPlan.NONE;
        lostBreadwinner = false;
        lostBoth = false;
        applicationCount = 0;
    }

    Person add(int birth, boolean female, boolean child) {
        Person person = persons[count];
        person.reset(id * PLACES + count, birth, female, child);
        count++;
        return person;
    }

    /** Room for one who moves remains. */
    boolean isFull() {
        return count >= MOVER_PLACE;
    }

    /** The person at a place in the order of person numbers. */
    int ordered(int place) {
        if (!hasNewcomer) {
            return place;
        }
        return place == 0 ? count - 1 : place - 1;
    }

    /** Who speaks for the family: the mother, else the father, else the first of age. */
    int head() {
        if (mother != Person.NOBODY && persons[mother].death == Person.NEVER) {
            return mother;
        }
        if (father != Person.NOBODY && persons[father].death == Person.NEVER) {
            return father;
        }
        return 0;
    }

    /** An application that may be filled in further; null where there is no room for more. */
    @Nullable
    Application apply(Aid aid, int subject, int applicant, int day) {
        if (applicationCount == APPLICATIONS) {
            return null;
        }
        Application application = applications[applicationCount++];
        application.reset(aid, subject, applicant, day);
        return application;
    }

    boolean appliedFor(Aid aid, int subject) {
        for (int i = 0; i < applicationCount; i++) {
            if (applications[i].aid == aid && applications[i].subject == subject) {
                return true;
            }
        }
        return false;
    }
}
