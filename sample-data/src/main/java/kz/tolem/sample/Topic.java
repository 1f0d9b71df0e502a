package kz.tolem.sample;

/** What the random numbers of a family are for; each topic has numbers of its own. */
final class Topic {

    static final int PLACE = 1;
    static final int COMPOSITION = 2;
    static final int LIFE = 3;
    static final int HEALTH = 4;
    static final int APPLICATIONS = 5;
    static final int INCOMES = 6;
    static final int ACCOUNTS = 7;
    static final int DEFECTS = 8;
    static final int MOVES = 9;
    static final int TSA_LOT = 10;
    static final int TSA_IN_VAIN_LOT = 11;
    static final int LARGE_LOT = 12;
    static final int SURVIVOR_LOT = 13;
    static final int RECORDING = 14;

    private Topic() {}
}
