package io.guanhu.platform.keyring.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connections to the key store, separate from those to the service's data. Blocking, with a
 * limit on every wait; only used on threads of its own.
 */
public final class KeyDatabase implements AutoCloseable {

    private final Settings settings;
    private final HikariDataSource pool;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    /**
     * The location of the key store.
     *
     * @param url such as {@code jdbc:postgresql://keys.example:5432/customer_keys}
     * @param acquire how long to wait for a connection
     * @param statement how long one statement may take
     * @param lock how long to wait for another change of the tree
     */
    public record Settings(
            String url,
            String username,
            String password,
            int connections,
            Duration acquire,
            Duration statement,
            Duration lock) {

        @Override
        public String toString() {
            return "Settings[" + url + "]";
        }
    }

    public KeyDatabase(Settings settings) {
        this.settings = settings;
        HikariConfig config = new HikariConfig();
        config.setPoolName("key-store");
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(session(settings));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.acquire().toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        // If the store is unavailable at the start, the service waits instead of failing.
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
        this.sql = JdbcClient.create(pool);
        JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Migrates the tables, as the role that owns them. */
    public static void migrate(String url, String owner, String password) {
        Flyway.configure()
                .dataSource(url, owner, password)
                .locations("classpath:db/keystore")
                .connectRetries(10)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    /** Each statement is its own transaction. */
    public JdbcClient sql() {
        return sql;
    }

    /** Statements of {@link #sql} within the work commit together. */
    public <T> T transaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /** Statements of {@link #sql} within the work see the same state. */
    public <T> T reading(Supplier<T> work) {
        return Objects.requireNonNull(reading.execute(_ -> work.get()));
    }

    /** A connection outside the pool, for a lock that is held for long. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.url(), session(settings));
    }

    private static Properties session(Settings settings) {
        Properties session = new Properties();
        session.setProperty("user", settings.username());
        session.setProperty("password", settings.password());
        session.setProperty("ApplicationName", "guanhu-keys");
        session.setProperty("connectTimeout", "5");
        session.setProperty("tcpKeepAlive", "true");
        session.setProperty("socketTimeout", Long.toString(settings.statement().toSeconds() + 5));
        session.setProperty(
                "options",
                "-c statement_timeout="
                        + settings.statement().toMillis()
                        + " -c lock_timeout="
                        + settings.lock().toMillis()
                        + " -c idle_in_transaction_session_timeout="
                        + settings.statement().toMillis());
        return session;
    }

    @Override
    public void close() {
        pool.close();
    }
}
