package kz.tolem.readers.ledger;

public final class OrderedBefore {
    public int find(long s, java.time.YearMonth m, kz.tolem.calc.Benefit b) {
        return -1;
    }

    public long amount(int i) {
        return 0;
    }

    public int orders(int i) {
        return 0;
    }
}
