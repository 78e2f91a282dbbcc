package io.guanhu.platform.outbox;

import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.testing.Database;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Several who write events of the same customers, so many of each, and take some of them back. */
record ChaosWriters(Database database, List<UUID> customers, int eventsEach, long seed) {

    private static final int WRITERS = 6;
    private static final long NEVER = 1_000_000;

    /** Every customer belongs to one writer, which commits some and rolls back some. */
    Mono<Void> written() {
        ConnectionPool pool = pool();
        Outbox outbox = new Outbox(
                new OutboxStore(DatabaseClient.create(pool)), new Ids(Clock.systemUTC()), Clock.systemUTC(), () -> {});
        TransactionalOperator transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        return Flux.range(0, WRITERS)
                .flatMap(
                        writer -> Flux.fromIterable(transactionsOf(writer))
                                .delayElements(Duration.ofMillis(3))
                                .concatMap(events -> write(outbox, transaction, events), 1),
                        WRITERS)
                .then()
                .doFinally(end -> pool.disposeLater().subscribe());
    }

    private static Mono<Void> write(Outbox outbox, TransactionalOperator transaction, List<CustomerChanged> events) {
        Mono<Void> append = outbox.append(events);
        boolean rolledBack = events.getFirst().version() >= NEVER;
        return rolledBack
                ? transaction
                        .transactional(append.then(Mono.<Void>error(new RollBack())))
                        .onErrorComplete(RollBack.class)
                : transaction.transactional(append);
    }

    private static final class RollBack extends RuntimeException {}

    /** A writer's transactions: several customers at a time, each with its next version. */
    private List<List<CustomerChanged>> transactionsOf(int writer) {
        Random own = new Random(seed + writer);
        List<UUID> mine = new ArrayList<>(IntStream.range(0, customers.size())
                .filter(i -> i % WRITERS == writer)
                .mapToObj(customers::get)
                .toList());
        Map<UUID, Integer> written = new LinkedHashMap<>();
        List<List<CustomerChanged>> transactions = new ArrayList<>();
        while (!mine.isEmpty()) {
            Set<UUID> chosen = new LinkedHashSet<>();
            for (int i = 0; i <= own.nextInt(4); i++) {
                chosen.add(mine.get(own.nextInt(mine.size())));
            }
            if (own.nextInt(10) == 0) {
                transactions.add(chosen.stream()
                        .map(each -> OutboxIT.changed(each, NEVER))
                        .toList());
            }
            transactions.add(chosen.stream()
                    .map(each -> OutboxIT.changed(each, written.merge(each, 1, Integer::sum)))
                    .toList());
            mine.removeIf(each -> written.getOrDefault(each, 0) == eventsEach);
        }
        return transactions;
    }

    private ConnectionPool pool() {
        ConnectionFactory factory = ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.appRole())
                .option(ConnectionFactoryOptions.PASSWORD, database.appPassword())
                .build());
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(factory).maxSize(WRITERS).build());
    }
}
