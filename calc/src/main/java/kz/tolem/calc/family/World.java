package kz.tolem.calc.family;

/**
 * Which rows in doubt are taken to be true. A rule sees one world at a time and knows nothing of doubt; what differs
 * between the worlds is what the doubt decides, and is held (rules, X4).
 */
public enum World {
    /** Only what is sure. */
    SURE,
    /** Members in doubt as well. */
    WITH_MEMBERS,
    /** Members and facts in doubt as well. */
    WITH_ALL
}
