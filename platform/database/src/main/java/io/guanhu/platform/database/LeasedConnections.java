package io.guanhu.platform.database;

import io.guanhu.platform.database.DatabaseProperties.SecondConnection;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The pool's connections, each for a limited time.
 *
 * <p>A holder cannot get a second one. A cancel at any moment returns it. A connection that is held
 * too long is closed: its server may be frozen, or its holder may have lost it. The server's own
 * limits apply earlier; this one works without the server.
 */
final class LeasedConnections implements ConnectionFactory, Wrapped<ConnectionFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedConnections.class);

    /** What the statement timeout of long work leaves for returning the connection. */
    private static final Duration AFTER_LAST_STATEMENT = Duration.ofSeconds(5);

    private static final Duration TO_GIVE_BACK = Duration.ofSeconds(2);

    private final ConnectionPool pool;
    private final DatabaseProperties limits;
    private final Supplier<Collection<? extends ConnectionFactory>> all;
    private final Set<Lease> leases = ConcurrentHashMap.newKeySet();
    private final Acquisitions acquisitions = new Acquisitions();
    private final AtomicLong cut = new AtomicLong();
    private final AtomicLong second = new AtomicLong();

    /**
     * @param all the connections to this and other databases: while one is held, none of them may
     *     be requested
     */
    LeasedConnections(
            ConnectionPool pool, DatabaseProperties limits, Supplier<Collection<? extends ConnectionFactory>> all) {
        this.pool = pool;
        this.limits = limits;
        this.all = all;
    }

    /**
     * After the point where a cancel still has an effect, only operators follow that never lose a
     * value.
     */
    @Override
    public Mono<Connection> create() {
        return new UncancellableMono<>(
                        refuseSecond().then(Mono.deferContextual(this::lease)), (lease, _) -> lease.close())
                .cast(Connection.class);
    }

    private Mono<Lease> lease(ContextView context) {
        return lease(TimeLimit.in(context).orElse(null));
    }

    private Mono<Void> refuseSecond() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .filter(current -> all.get().stream().anyMatch(current::hasResource))
                .flatMap(_ -> secondAsked())
                .onErrorResume(NoTransactionException.class, _ -> Mono.empty());
    }

    private Mono<Void> secondAsked() {
        second.incrementAndGet();
        var asked = new IllegalStateException("A second connection was requested in a transaction");
        if (limits.secondConnection() == SecondConnection.REFUSE) {
            return Mono.error(asked);
        }
        LOG.error("A second connection was requested in a transaction", asked);
        return Mono.empty();
    }

    private Mono<Lease> lease(@Nullable TimeLimit limit) {
        return Mono.defer(() -> {
            acquisitions.asked(System.nanoTime());
            return pool.create()
                    .doOnNext(_ -> acquisitions.got(System.nanoTime()))
                    .doOnError(_ -> acquisitions.failed())
                    .flatMap(pooled -> lease(pooled, limit));
        });
    }

    private Mono<Lease> lease(Connection pooled, @Nullable TimeLimit limit) {
        if (limit == null) {
            return Mono.just(begin(pooled, limits.hold(), Mono.empty()));
        }
        Duration longer = limits.of(limit);
        Mono<Void> reset = Mono.defer(() -> Mono.from(pooled.setStatementTimeout(limits.statementTimeout())));
        Lease lease = begin(pooled, longer.plus(AFTER_LAST_STATEMENT), reset);
        return Mono.from(pooled.setStatementTimeout(longer))
                .thenReturn(lease)
                .onErrorResume(e -> lease.close().then(Mono.error(e)));
    }

    private Lease begin(Connection pooled, Duration hold, Mono<Void> before) {
        var lease = new Lease(pooled, System.nanoTime() + hold.toNanos(), before, leases::remove);
        leases.add(lease);
        return lease;
    }

    /** Closes overdue connections; called once a second. */
    void sweep() {
        long now = System.nanoTime();
        leases.stream().filter(lease -> lease.overdue(now)).forEach(this::end);
    }

    /** By then, most holders have got their error and returned the connection themselves. */
    private void end(Lease lease) {
        cut.incrementAndGet();
        LOG.error("A connection was held for too long and is cut");
        leases.remove(lease);
        lease.closeConnection()
                .timeout(TO_GIVE_BACK)
                .onErrorComplete()
                .then(lease.release())
                .onErrorComplete()
                .subscribe();
    }

    /** How long nobody has got a connection although somebody asked. */
    Duration stalledFor() {
        return acquisitions.stalledFor(System.nanoTime());
    }

    /** Whether all connections are in use. */
    boolean exhausted() {
        return pool.getMetrics()
                .map(now -> now.acquiredSize() >= now.getMaxAllocatedSize())
                .orElse(false);
    }

    int inUse() {
        return pool.getMetrics().map(PoolMetrics::acquiredSize).orElse(0);
    }

    int waiting() {
        return acquisitions.waiting();
    }

    long timesCut() {
        return cut.get();
    }

    long timesSecond() {
        return second.get();
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return pool;
    }
}
