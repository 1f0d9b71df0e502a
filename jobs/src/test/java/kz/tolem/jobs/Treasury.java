package kz.tolem.jobs;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.jobs.run.Run;

/** What the treasury sends back. */
final class Treasury {

    private static final String HEADS = "order_id,status,reason,paid_on,amount";

    private Treasury() {}

    /** An order as the treasury knows it. */
    record Order(String id, String amount, long payee) {

        String paid() {
            return row("PAID", "", "2026-04-03", amount);
        }

        String rejected() {
            return row("REJECTED", "account closed", "2026-04-03", amount);
        }

        String returned() {
            return row("RETURNED", "\"came back, twice\"", "2026-04-20", amount);
        }

        String row(String status, String reason, String day, String tenge) {
            return String.join(",", id, status, reason, day, tenge);
        }
    }

    /** The orders of a run, in the order of the ledger's key. */
    static List<Order> orders(Database ledger, Run run) throws SQLException {
        return orders(ledger, run.id());
    }

    static List<Order> orders(Database ledger, int run) throws SQLException {
        List<Order> orders = new ArrayList<>();
        for (String row : ledger.rows("SELECT benefit, to_char(month, 'YYYY-MM'), subject, sequence,"
                + " (amount / 100.00)::numeric(15, 2), payee_id FROM ledger.payment_order WHERE run_id = " + run
                + " ORDER BY subject, month, benefit, sequence")) {
            String[] parts = row.split("\\|");
            Benefit benefit = Benefit.values()[Integer.parseInt(parts[0]) - 1];
            orders.add(new Order(
                    String.join("/", benefit.name(), parts[1], parts[2], parts[3]),
                    parts[4],
                    Long.parseLong(parts[5])));
        }
        return orders;
    }

    /** A file of such rows. */
    static Path file(String name, List<String> rows) throws IOException {
        return file(name, HEADS, rows);
    }

    static Path file(String name, String heads, List<String> rows) throws IOException {
        Path file = Places.directory().resolve(name);
        List<String> lines = new ArrayList<>();
        lines.add(heads);
        lines.addAll(rows);
        Files.writeString(file, String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
        return file;
    }

    /** An IBAN of a bank that the sample does not know, with the right check number. */
    static String iban(long number) {
        String account = "888%013d".formatted(number);
        int rest =
                new BigInteger(account + "203500").mod(BigInteger.valueOf(97)).intValue();
        return "KZ%02d%s".formatted(98 - rest, account);
    }
}
