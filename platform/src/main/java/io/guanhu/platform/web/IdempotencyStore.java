package io.guanhu.platform.web;

import io.guanhu.platform.keyring.ServiceSeal;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Answers by caller and key, sealed. */
final class IdempotencyStore {

    private final DatabaseClient database;
    private final ServiceSeal seal;
    private final Clock clock;

    IdempotencyStore(DatabaseClient database, ServiceSeal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** Takes the key for this transaction; false if another holds it. */
    Mono<Boolean> take(String caller, String key) {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:lock, 0)) AS taken")
                .bind("lock", "guanhu.idempotency." + context(caller, key))
                .map(row -> Boolean.TRUE.equals(row.get("taken", Boolean.class)))
                .one();
    }

    Mono<StoredAnswer> find(String caller, String key) {
        return database.sql(
                        """
                        SELECT target, body_digest, status, headers, answer, customer_id
                          FROM idempotency_key
                         WHERE caller = :caller AND key = :key
                        """)
                .bind("caller", caller)
                .bind("key", key)
                .map(row -> answer(row, context(caller, key)))
                .one();
    }

    Mono<Void> insert(String caller, String key, StoredAnswer answer) {
        String context = context(caller, key);
        UUID customer = answer.customerId();
        return database.sql(
                        """
                        INSERT INTO idempotency_key
                               (caller, key, target, body_digest, status, headers, answer, customer_id, created_at)
                        VALUES (:caller, :key, :target, :digest, :status, :headers, :answer, :customer, :now)
                        """)
                .bind("caller", caller)
                .bind("key", key)
                .bind("target", answer.target())
                .bind("digest", answer.bodyDigest())
                .bind("status", (short) answer.status())
                .bind("headers", seal.seal(written(answer.headers()), context + "|headers"))
                .bind("answer", seal.seal(answer.body(), context + "|answer"))
                .bind(
                        "customer",
                        customer == null ? Parameters.in(UUID.class) : Parameters.in(customer))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .then();
    }

    Mono<Long> deleteOf(UUID customerId) {
        return database.sql("DELETE FROM idempotency_key WHERE customer_id = :customer")
                .bind("customer", customerId)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> countOf(UUID customerId) {
        return database.sql(
                        "SELECT count(*) AS n FROM idempotency_key WHERE customer_id = :customer")
                .bind("customer", customerId)
                .map(row -> required(row.get("n", Long.class)))
                .one();
    }

    Mono<Long> deleteOlderThan(Duration age) {
        return database.sql("DELETE FROM idempotency_key WHERE created_at < :before")
                .bind("before", clock.instant().minus(age))
                .fetch()
                .rowsUpdated();
    }

    private StoredAnswer answer(Readable row, String context) {
        return new StoredAnswer(
                required(row.get("target", String.class)),
                required(row.get("body_digest", byte[].class)),
                required(row.get("status", Integer.class)),
                read(seal.open(required(row.get("headers", byte[].class)), context + "|headers")),
                seal.open(required(row.get("answer", byte[].class)), context + "|answer"),
                row.get("customer_id", UUID.class));
    }

    private static String context(String caller, String key) {
        return caller.length() + "|" + caller + "|" + key;
    }

    private static byte[] written(HttpHeaders headers) {
        return headers.toSingleValueMap().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static HttpHeaders read(byte[] written) {
        HttpHeaders headers = new HttpHeaders();
        new String(written, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(": ", 2))
                .forEach(header -> headers.set(header[0], header[1]));
        return headers;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A column that is never null was null");
        }
        return value;
    }
}
