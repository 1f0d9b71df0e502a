package kz.tolem.jobs.run;

/** Why something else is due for a month than was ordered for it. */
public enum DifferenceCause {
    /** The registry says something else. */
    FACTS,
    /** The same facts come out otherwise by the law of now. */
    LAW,
    /** Neither: the program was corrected. */
    PROGRAM,
    /** What was frozen then is gone. */
    UNKNOWN,
    /** It was ordered, and the money did not arrive or came back. */
    RETURNED
}
