package kz.tolem.jobs.speed.plain;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import kz.tolem.calc.Tiyn;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;

/** Writes the orders of a chunk into the file and, in the chunk's transaction, into the ledger. */
final class OrderWriter implements ItemStreamWriter<List<Order>> {

    private static final int RUN = 1;
    private static final int REGULAR = 1;

    private final RowWiseParquet file;
    private final JdbcBatchItemWriter<Order> ledger;

    OrderWriter(RowWiseParquet file, DataSource ledger) {
        this.file = file;
        this.ledger = new JdbcBatchItemWriterBuilder<Order>()
                .dataSource(ledger)
                .sql("INSERT INTO ledger.payment_order (subject, month, benefit, sequence, run_id, range, family_id,"
                        + " payee_id, amount, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .itemPreparedStatementSetter(OrderWriter::set)
                .build();
        this.ledger.afterPropertiesSet();
    }

    private static void set(Order order, PreparedStatement insert) throws SQLException {
        insert.setLong(1, order.subject());
        insert.setObject(2, order.month().atDay(1));
        insert.setShort(3, order.benefit().number());
        insert.setInt(4, Order.SEQUENCE);
        insert.setInt(5, RUN);
        insert.setInt(6, 0);
        insert.setLong(7, order.familyId());
        insert.setLong(8, order.payeeId());
        insert.setLong(9, Tiyn.of(order.amount()));
        insert.setInt(10, REGULAR);
    }

    @Override
    public void write(Chunk<? extends List<Order>> families) throws Exception {
        Chunk<Order> orders = new Chunk<>();
        families.forEach(family -> family.forEach(orders::add));
        file.write(orders);
        ledger.write(orders);
    }

    @Override
    public void open(ExecutionContext context) {
        file.open(context);
    }

    @Override
    public void close() {
        file.close();
    }
}
