package kz.tolem.jobs.step;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kz.tolem.calc.Message;
import kz.tolem.jobs.Output;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.orders.OrdersFileReader;

/** Single orders above the cap: how many, and the first of them. Filled by several threads. */
final class LargeOrders {

    private static final int SHOWN = 10;

    private final BigDecimal capTenge;
    private final long cap;
    private final TreeSet<String> first = new TreeSet<>();
    private long count;

    /** @param capTenge the largest order that is let pass, in tenge */
    LargeOrders(BigDecimal capTenge) {
        this.capTenge = capTenge;
        this.cap = capTenge.movePointRight(2).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    /** Looks at every order of a file. */
    synchronized void lookAt(OrdersFileReader.Orders orders) throws DamagedFile {
        for (int row = 0; row < orders.size(); row++) {
            if (orders.amount(row) > cap) {
                count++;
                first.add(orders.orderIds().text(row) + ": " + Output.tenge(orders.amount(row)) + " KZT");
                if (first.size() > SHOWN) {
                    first.pollLast();
                }
            }
        }
    }

    /** What is said of them, a line each; nothing when there are none. */
    synchronized List<Message> lines() {
        if (count == 0) {
            return List.of();
        }
        List<Message> lines = new ArrayList<>();
        lines.add(
                count > SHOWN
                        ? Message.of(
                                "{} single orders above {} KZT, the first of them:",
                                Output.count(count),
                                capTenge.toPlainString())
                        : Message.of("{} single orders above {} KZT:", Output.count(count), capTenge.toPlainString()));
        first.forEach(order -> lines.add(Message.of("    {}", order)));
        return lines;
    }
}
