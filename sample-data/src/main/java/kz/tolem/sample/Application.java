package kz.tolem.sample;

import kz.tolem.sample.Code.Aid;

/** One application, and the case that belongs to one for targeted social assistance. Days are epoch days. */
final class Application {

    Aid aid = Aid.TSA;
    boolean aidUnknown;
    /** Index in the household of the person it is for, or {@link Person#NOBODY}: the family. */
    int subject;

    int applicant;
    boolean applicantUnknown;
    int appliedOn;
    int endedOn;

    boolean hasCase;
    Conclusion conclusion = Conclusion.NEEDY;
    int contractFrom;
    int contractTo;
    int breachedOn;
    boolean excessProperty;

    /** Of the district commission. */
    enum Conclusion {
        NEEDY,
        NOT_NEEDY,
        NONE
    }

    void reset(Aid what, int forWhom, int byWhom, int day) {
        aid = what;
        aidUnknown = false;
        subject = forWhom;
        applicant = byWhom;
        applicantUnknown = false;
        appliedOn = day;
        endedOn = Person.NEVER;
        hasCase = false;
        conclusion = Conclusion.NEEDY;
        contractFrom = Person.NEVER;
        contractTo = Person.NEVER;
        breachedOn = Person.NEVER;
        excessProperty = false;
    }
}
