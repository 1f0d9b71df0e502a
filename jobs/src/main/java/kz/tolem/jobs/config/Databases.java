package kz.tolem.jobs.config;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.TolemProperties.Database;
import kz.tolem.readers.registry.JoiningSockets;
import kz.tolem.sample.RegistrySchema;
import kz.tolem.sample.postgres.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * The two databases: the ledger's (with runs and Batch metadata) and the registry. Without a configured one, an embedded
 * PostgreSQL in the home directory holds both.
 */
public final class Databases implements AutoCloseable {

    private final @Nullable EmbeddedPostgres embedded;
    private final HikariDataSource ledger;
    private final HikariDataSource registry;

    /** Connects; starts or joins the embedded server when no database is configured. */
    public Databases(TolemProperties properties, Home home) {
        Database ledgerAt = properties.database();
        EmbeddedPostgres started = null;
        if (!ledgerAt.isGiven()) {
            started = EmbeddedPostgres.open(home.postgres());
            ledgerAt = new Database(started.jdbcUrl(), started.user(), started.password());
        }
        embedded = started;
        Database registryAt = properties.registry().isGiven() ? properties.registry() : ledgerAt;
        try {
            ledger = pool("ledger", ledgerAt, properties.workersOrCores() + 6);
            registry = pool("registry", registryAt, properties.workersOrCores() + 2);
            // All in advance: HikariCP makes one more only when asked to, and forgets it when the first to wait
            // takes what was made for the second (ConcurrentBag.borrow asks for waiting - 1). Elsewhere the second
            // soon gets one that is handed back; a freeze keeps them for minutes.
            registry.setMinimumIdle(registry.getMaximumPoolSize());
            registry.addDataSourceProperty("socketFactory", JoiningSockets.class.getName());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Ledger, runs, Batch metadata. */
    public HikariDataSource ledger() {
        return ledger;
    }

    /** The ministry's registry. */
    public HikariDataSource registry() {
        return registry;
    }

    /** Whether the databases are the embedded ones. */
    public boolean isEmbedded() {
        return embedded != null;
    }

    /** A connection to the ledger's database outside the pool, for a lock that lives as long as the process. */
    public Connection ownConnection() throws SQLException {
        Properties properties = new Properties();
        if (ledger.getUsername() != null) {
            properties.setProperty("user", ledger.getUsername());
        }
        if (ledger.getPassword() != null) {
            properties.setProperty("password", ledger.getPassword());
        }
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "tolem-lock");
        return DriverManager.getConnection(ledger.getJdbcUrl(), properties);
    }

    /**
     * Makes sure that the tables are those of this program: makes them where the user may.
     *
     * @throws Refusal when they are not and the user may not change them
     */
    void ensureMigrated() throws SQLException {
        new Migrations(ledger).ensure();
    }

    /**
     * Brings the schemas {@code runs}, {@code ledger} and {@code batch} up to date and grants the roles their rights.
     *
     * @return whether the roles exist on this server; without them nothing was granted
     * @throws Refusal when the user may not change the tables
     */
    public boolean migrate() throws SQLException {
        return new Migrations(ledger).migrate();
    }

    /** Makes the registry's tables in a database that has none: for made-up families only, the ministry has its own. */
    public void createRegistry() throws SQLException {
        try (Connection connection = registry.getConnection()) {
            RegistrySchema.create(connection);
        }
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
        if (registry != null) {
            registry.close();
        }
        if (embedded != null) {
            embedded.close();
        }
    }

    private static HikariDataSource pool(String name, Database at, int size) {
        if (at.url() == null || !at.url().startsWith("jdbc:postgresql:")) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of("the {} database needs a URL like jdbc:postgresql://host:5432/name", name));
        }
        HikariDataSource pool = new HikariDataSource(); // connects when first asked
        pool.setPoolName(name);
        pool.setJdbcUrl(at.url());
        pool.setUsername(at.user());
        pool.setPassword(at.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(10_000);
        // a wrong password is said at once and not tried for ten seconds
        pool.setInitializationFailTimeout(1);
        // an error of the server must not print the row that it happened on: it may hold an IIN
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty("ApplicationName", "tolem");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return pool;
    }
}
