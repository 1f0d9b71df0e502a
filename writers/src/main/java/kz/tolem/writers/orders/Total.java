package kz.tolem.writers.orders;

/**
 * How many orders, and their sum.
 *
 * @param count number of orders
 * @param amount sum in tiyn
 */
public record Total(long count, long amount) {

    /** No order. */
    public static final Total NONE = new Total(0, 0);

    /** Both together. */
    public Total plus(Total other) {
        return new Total(Math.addExact(count, other.count), Math.addExact(amount, other.amount));
    }
}
