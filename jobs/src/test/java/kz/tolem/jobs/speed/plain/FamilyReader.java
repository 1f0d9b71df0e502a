package kz.tolem.jobs.speed.plain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.infrastructure.item.support.SingleItemPeekableItemReader;
import org.springframework.jdbc.core.RowMapper;

/** Reads family by family: a cursor for each table, all in the order of families, merged. */
final class FamilyReader implements ItemStreamReader<Family> {

    private static final int FETCH_SIZE = 10_000;

    /** Of the quarter before: those that TSA asks for. */
    private static final String ALL_INCOMES = """
            SELECT * FROM registry.income WHERE month >= '%1$s' AND month < '%2$s'
            ORDER BY family_id, person_id, month, kind""";

    /** The same, but for families that no rule asks: what the program freezes. */
    private static final String NEEDED_INCOMES = """
            SELECT * FROM registry.income
            WHERE month >= '%1$s' AND month < '%2$s' AND family_id IN (
                SELECT family_id FROM registry.family WHERE wellbeing_level IN (1, 2)
                UNION
                SELECT family_id FROM registry.application
                WHERE benefit = 'TSA' AND applied_on >= '%2$s' AND applied_on < '%3$s')
            ORDER BY family_id, person_id, month, kind""";

    private final JdbcCursorItemReader<Family> families;
    private final List<Facts<?>> tables;

    /**
     * @param quarter its first month
     * @param allIncomes whether incomes are read that no rule asks for
     */
    FamilyReader(DataSource registry, YearMonth quarter, boolean allIncomes) {
        String incomes = (allIncomes ? ALL_INCOMES : NEEDED_INCOMES)
                .formatted(
                        quarter.minusMonths(3).atDay(1),
                        quarter.atDay(1),
                        quarter.plusMonths(3).atDay(1));
        families = cursor(registry, "family", all("family", "family_id"), (row, i) -> family(row));
        tables = List.of(
                facts(
                        registry,
                        "member",
                        "person_id, from_date",
                        FamilyReader::member,
                        (f, fact) -> f.members.add(fact)),
                new Facts<>(
                        cursor(registry, "income", incomes, (row, i) -> income(row)), (f, fact) -> f.incomes.add(fact)),
                facts(
                        registry,
                        "disability",
                        "person_id, from_date",
                        FamilyReader::disability,
                        (f, fact) -> f.disabilities.add(fact)),
                facts(
                        registry,
                        "study",
                        "person_id, from_date",
                        FamilyReader::interval,
                        (f, fact) -> f.studies.add(fact)),
                facts(
                        registry,
                        "incapacity",
                        "person_id, from_date",
                        FamilyReader::interval,
                        (f, fact) -> f.incapacities.add(fact)),
                facts(
                        registry,
                        "care",
                        "person_id, cared_person_id, from_date",
                        FamilyReader::care,
                        (f, fact) -> f.cares.add(fact)),
                facts(
                        registry,
                        "award",
                        "person_id, kind, from_date",
                        FamilyReader::award,
                        (f, fact) -> f.awards.add(fact)),
                facts(
                        registry,
                        "breadwinner_loss",
                        "person_id, from_date",
                        FamilyReader::loss,
                        (f, fact) -> f.losses.add(fact)),
                facts(
                        registry,
                        "application",
                        "application_id",
                        FamilyReader::application,
                        (f, fact) -> f.applications.add(fact)),
                facts(registry, "tsa_case", "application_id", FamilyReader::tsaCase, (f, fact) -> f.tsaCases.add(fact)),
                facts(
                        registry,
                        "account",
                        "person_id, from_date",
                        FamilyReader::account,
                        (f, fact) -> f.accounts.add(fact)));
    }

    @Override
    public @Nullable Family read() throws Exception {
        Family family = families.read();
        if (family != null) {
            for (Facts<?> facts : tables) {
                facts.addTo(family);
            }
        }
        return family;
    }

    /** The rows of one table and what is done with each of them. */
    private record Facts<T extends Family.Fact>(SingleItemPeekableItemReader<T> rows, BiConsumer<Family, T> add) {

        Facts(JdbcCursorItemReader<T> cursor, BiConsumer<Family, T> add) {
            this(new SingleItemPeekableItemReader<>(cursor), add);
        }

        void addTo(Family family) throws Exception {
            for (T row = rows.peek(); row != null && row.family() <= family.id; row = rows.peek()) {
                if (row.family() == family.id) { // rows of no family are passed over
                    add.accept(family, row);
                }
                rows.read();
            }
        }
    }

    /** Makes an object of a row. */
    @FunctionalInterface
    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    private static <T extends Family.Fact> Facts<T> facts(
            DataSource registry, String table, String order, Mapping<T> mapping, BiConsumer<Family, T> add) {
        return new Facts<>(
                cursor(registry, table, all(table, "family_id, " + order), (row, i) -> mapping.map(row)), add);
    }

    private static String all(String table, String order) {
        return "SELECT * FROM registry." + table + " ORDER BY " + order;
    }

    private static <T> JdbcCursorItemReader<T> cursor(
            DataSource registry, String name, String sql, RowMapper<T> mapper) {
        return new JdbcCursorItemReaderBuilder<T>()
                .name(name)
                .dataSource(registry)
                .connectionAutoCommit(false) // otherwise the driver fetches the whole table at once
                .fetchSize(FETCH_SIZE)
                .saveState(false)
                .sql(sql)
                .rowMapper(mapper)
                .build();
    }

    private static Family family(ResultSet row) throws SQLException {
        return new Family(
                row.getLong("family_id"),
                row.getString("region"),
                row.getString("district"),
                row.getObject("wellbeing_level", Integer.class));
    }

    private static Family.Member member(ResultSet row) throws SQLException {
        return new Family.Member(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getString("iin"),
                row.getObject("birth_date", LocalDate.class),
                row.getObject("death_date", LocalDate.class),
                row.getString("sex"),
                row.getString("role"),
                row.getString("residence"),
                row.getObject("birth_order", Integer.class),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    private static Family.Income income(ResultSet row) throws SQLException {
        return new Family.Income(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getObject("month", LocalDate.class),
                row.getString("kind"),
                row.getBigDecimal("amount"));
    }

    private static Family.Disability disability(ResultSet row) throws SQLException {
        return new Family.Disability(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getInt("disability_group"),
                row.getString("cause"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    private static Family.Interval interval(ResultSet row) throws SQLException {
        return new Family.Interval(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    private static Family.Care care(ResultSet row) throws SQLException {
        return new Family.Care(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getLong("cared_person_id"),
                row.getBoolean("insured"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    private static Family.Award award(ResultSet row) throws SQLException {
        return new Family.Award(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getString("kind"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    private static Family.Loss loss(ResultSet row) throws SQLException {
        return new Family.Loss(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getBoolean("both_parents"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    private static Family.Application application(ResultSet row) throws SQLException {
        return new Family.Application(
                row.getLong("family_id"),
                row.getLong("application_id"),
                row.getObject("person_id", Long.class),
                row.getLong("applicant_id"),
                row.getString("benefit"),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }

    private static Family.TsaCase tsaCase(ResultSet row) throws SQLException {
        return new Family.TsaCase(
                row.getLong("family_id"),
                row.getLong("application_id"),
                row.getString("conclusion"),
                row.getObject("contract_from", LocalDate.class),
                row.getObject("contract_to", LocalDate.class),
                row.getObject("breached_on", LocalDate.class),
                row.getBoolean("excess_property"));
    }

    private static Family.Account account(ResultSet row) throws SQLException {
        return new Family.Account(
                row.getLong("family_id"),
                row.getLong("person_id"),
                row.getString("iban"),
                row.getString("bic"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class));
    }

    @Override
    public void open(ExecutionContext context) {
        families.open(context);
        tables.forEach(facts -> facts.rows().open(context));
    }

    @Override
    public void close() {
        families.close();
        tables.forEach(facts -> facts.rows().close());
    }
}
