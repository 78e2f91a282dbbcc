package io.guanhu.platform.keyring;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.KeyEncryptionService.Wrapped;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Wrapped data keys and the marks of destroyed ones. */
final class DataKeyStore {

    /** SQLSTATE of a refusal to touch a destroyed key. */
    static final String DESTROYED = "GH001";

    private final DatabaseClient database;
    private final Clock clock;

    DataKeyStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A data key as stored.
     *
     * @param wrapped absent once it was destroyed
     */
    record Row(
            UUID customerId,
            DataCategory category,
            int version,
            int suite,
            @Nullable Wrapped wrapped) {

        byte[] context() {
            return contextOf(customerId, category, version);
        }

        static byte[] contextOf(UUID customerId, DataCategory category, int version) {
            return Binding.of(customerId.toString(), category.name(), Integer.toString(version));
        }

        Row wrappedAs(Wrapped fresh) {
            return new Row(customerId, category, version, suite, fresh);
        }
    }

    Flux<Row> find(Collection<UUID> customerIds) {
        return database.sql(
                        """
                        SELECT customer_id, category, version, suite, kek_id, wrapped
                          FROM data_key
                         WHERE customer_id = ANY(:customers)
                        """)
                .bind("customers", customerIds.toArray(UUID[]::new))
                .map(DataKeyStore::row)
                .all();
    }

    Flux<Row> wrappedUnder(String kekId, int limit) {
        return database.sql(
                        """
                        SELECT customer_id, category, version, suite, kek_id, wrapped
                          FROM data_key
                         WHERE kek_id = :kek AND wrapped IS NOT NULL
                         LIMIT :limit
                        """)
                .bind("kek", kekId)
                .bind("limit", limit)
                .map(DataKeyStore::row)
                .all();
    }

    /** Adds those that are missing, unless the key-encryption key was retired. */
    Mono<Long> insert(List<Row> rows, String kekId) {
        return keys(
                        database.sql(
                                """
                                INSERT INTO data_key (customer_id, category, version, suite, kek_id, wrapped, created_at)
                                SELECT k.customer_id, k.category, 1, :suite, :kek, decode(k.wrapped, 'base64'), :now
                                  FROM unnest(:customers, :categories, :wrapped) AS k (customer_id, category, wrapped)
                                 WHERE EXISTS (SELECT FROM key_encryption_key WHERE id = :kek AND state = 'ACTIVE')
                                 ORDER BY k.customer_id, k.category
                                ON CONFLICT DO NOTHING
                                """),
                        rows)
                .bind("suite", (short) DataKey.AES_256_GCM)
                .bind("kek", kekId)
                .bind("now", now())
                .fetch()
                .rowsUpdated();
    }

    /**
     * Stores re-wrapped keys, each only if nobody else re-wrapped or destroyed it. Skips rows that
     * another transaction holds: it never waits, so it takes part in no deadlock.
     */
    Mono<Long> rewrap(List<Row> rows, String fromKek, String toKek) {
        return keys(
                        database.sql(
                                """
                                WITH fresh AS (
                                    SELECT * FROM unnest(:customers, :categories, :wrapped)
                                        AS k (customer_id, category, wrapped)
                                ), held AS (
                                    SELECT d.customer_id, d.category, fresh.wrapped
                                      FROM data_key d JOIN fresh USING (customer_id, category)
                                     WHERE d.kek_id = :from AND d.wrapped IS NOT NULL
                                       FOR UPDATE OF d SKIP LOCKED
                                )
                                UPDATE data_key d
                                   SET kek_id = :to, wrapped = decode(held.wrapped, 'base64')
                                  FROM held
                                 WHERE d.customer_id = held.customer_id AND d.category = held.category
                                """),
                        rows)
                .bind("from", fromKek)
                .bind("to", toKek)
                .fetch()
                .rowsUpdated();
    }

    /** Marks categories that never had a key as destroyed. */
    Mono<Long> markDestroyed(UUID customerId, Set<DataCategory> categories) {
        return destroying(
                """
                INSERT INTO data_key (customer_id, category, version, suite, created_at, destroyed_at)
                SELECT :customer, c, 1, 1, :now, :now FROM unnest(:categories) AS c
                ORDER BY c
                ON CONFLICT DO NOTHING
                """,
                customerId,
                categories);
    }

    Mono<Long> destroyLiving(UUID customerId, Set<DataCategory> categories) {
        return destroying(
                """
                UPDATE data_key SET wrapped = NULL, kek_id = NULL, destroyed_at = :now
                 WHERE customer_id = :customer AND category = ANY(:categories) AND destroyed_at IS NULL
                """,
                customerId,
                categories);
    }

    private Mono<Long> destroying(String sql, UUID customerId, Set<DataCategory> categories) {
        return database.sql(sql)
                .bind("customer", customerId)
                .bind("categories", categories.stream().map(Enum::name).toArray(String[]::new))
                .bind("now", now())
                .fetch()
                .rowsUpdated();
    }

    Mono<Boolean> holdsLivingKeys() {
        return database.sql("SELECT EXISTS (SELECT FROM data_key WHERE wrapped IS NOT NULL) AS any")
                .map(row -> Boolean.TRUE.equals(row.get("any", Boolean.class)))
                .one();
    }

    private static DatabaseClient.GenericExecuteSpec keys(
            DatabaseClient.GenericExecuteSpec statement, List<Row> rows) {
        return statement
                .bind("customers", array(rows, UUID[]::new, Row::customerId))
                .bind("categories", array(rows, String[]::new, row -> row.category().name()))
                .bind("wrapped", array(rows, String[]::new, row -> base64(row.wrapped())));
    }

    private static <T> T[] array(List<Row> rows, IntFunction<T[]> make, Function<Row, T> value) {
        return rows.stream().map(value).toArray(make);
    }

    private static String base64(@Nullable Wrapped wrapped) {
        if (wrapped == null) {
            throw new IllegalStateException("A destroyed key cannot be stored");
        }
        return Base64.getEncoder().encodeToString(wrapped.key());
    }

    private static Row row(Readable row) {
        byte[] wrapped = row.get("wrapped", byte[].class);
        return new Row(
                required(row.get("customer_id", UUID.class)),
                DataCategory.valueOf(required(row.get("category", String.class))),
                required(row.get("version", Integer.class)),
                required(row.get("suite", Integer.class)),
                wrapped == null
                        ? null
                        : new Wrapped(required(row.get("kek_id", String.class)), wrapped));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A column that is never null was null");
        }
        return value;
    }

    private Instant now() {
        return clock.instant();
    }
}
