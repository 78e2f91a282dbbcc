package io.guanhu.platform.testing;

import static java.util.Objects.requireNonNull;

import io.guanhu.platform.database.transaction.RealTransactions;
import io.guanhu.testing.Database;
import io.guanhu.testing.DeclaredSchema;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A service's own tables in a real PostgreSQL, for a store's tests: made and migrated once for all tests of a module,
 * and used in the service's role. Tests share it, so each takes ids of its own, or lets {@link #rolledBack} undo it.
 */
public final class ServiceDatabase {

    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final int CONNECTIONS = 4;
    private static final Map<String, ServiceDatabase> MADE = new ConcurrentHashMap<>();

    private final Database database;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    private ServiceDatabase(Database database) {
        this.database = database;
        ConnectionFactory connections = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                                .mutate()
                                .option(ConnectionFactoryOptions.USER, database.appRole())
                                .option(ConnectionFactoryOptions.PASSWORD, database.appPassword())
                                .build()))
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .build());
        this.client = DatabaseClient.create(connections);
        this.transaction = TransactionalOperator.create(RealTransactions.on(connections));
    }

    /**
     * The database of a service.
     *
     * @param service such as {@code ownership}; its migrations must be on the class path
     */
    public static ServiceDatabase of(String service) {
        return MADE.computeIfAbsent(
                service,
                name -> new ServiceDatabase(DeclaredSchema.migrated(name).database()));
    }

    public DatabaseClient client() {
        return client;
    }

    /** Where it is, for a store that opens connections of its own. */
    public Database database() {
        return database;
    }

    /** Runs work in a transaction that commits, and gives its result; empty work gives null. */
    public <T> @Nullable T run(Mono<T> work) {
        return work.as(transaction::transactional).block(LIMIT);
    }

    /** Runs work in a transaction that commits; it must have a result. */
    public <T> T get(Mono<T> work) {
        return requireNonNull(run(work), "The work was empty");
    }

    /** Runs work in a transaction, gives its result, and leaves nothing of it behind. */
    public <T> @Nullable T rolledBack(Mono<T> work) {
        return transaction
                .execute(open -> {
                    open.setRollbackOnly();
                    return work;
                })
                // Not before all is rolled back: the first value alone would leave that to itself.
                .singleOrEmpty()
                .block(LIMIT);
    }

    /** Runs a statement as the owner of the tables, who may do what the service may not. */
    public void execute(String sql) {
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs two transactions at once: when the first has done its work, the second begins; when the second has ended, or
     * waits for the first, the first commits.
     */
    public <T> Race<T> race(Mono<?> first, Mono<T> second) {
        return Race.run(this, first.then(), second);
    }

    /** Like {@link #race}, but the first is rolled back. */
    public <T> Race<T> raceWithRolledBack(Mono<?> first, Mono<T> second) {
        return Race.run(this, first.then(Race.rollback()), second);
    }

    /** For a store that opens transactions of its own. */
    public TransactionalOperator transaction() {
        return transaction;
    }

    /** Whether a session waits for a lock that another one holds. */
    boolean waits(int session) {
        return requireNonNull(client.sql("select cardinality(pg_blocking_pids(:session)) > 0")
                .bind("session", session)
                .mapValue(Boolean.class)
                .one()
                .block(LIMIT));
    }

    Mono<Integer> session() {
        return client.sql("select pg_backend_pid()").mapValue(Integer.class).one();
    }

    /** All of a query that a store has no method for. */
    public <T> List<T> values(String sql, Class<T> type) {
        return requireNonNull(Flux.defer(() -> client.sql(sql).mapValue(type).all())
                .collectList()
                .block(LIMIT));
    }
}
