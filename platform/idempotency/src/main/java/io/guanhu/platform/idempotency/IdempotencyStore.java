package io.guanhu.platform.idempotency;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.keyring.service.SealExpiredException;
import io.guanhu.platform.keyring.service.ServiceSeal;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Claims on keys, and answers by caller and key, sealed. */
class IdempotencyStore {

    private final DatabaseClient database;
    private final ServiceSeal seal;
    private final Clock clock;

    IdempotencyStore(DatabaseClient database, ServiceSeal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** What prevents a claim. */
    sealed interface Conflict {

        /** Another attempt is processing the request. */
        record InFlight() implements Conflict {}

        /** The request took effect, and its answer was lost. */
        record Lost() implements Conflict {}

        /** The request was answered. */
        record Answered(StoredAnswer answer) implements Conflict {}

        /** The key was used for another request. */
        record Reused() implements Conflict {}
    }

    /**
     * Claims a key that is free, or whose attempt had no effect and has expired.
     *
     * @return whether we hold the claim now
     */
    Mono<Boolean> claim(Claim claim, Duration lease) {
        return bind("""
                insert into idempotency_key as held
                       (caller, key, target, body_digest, customer_id, created_at, state, attempt, lease_until)
                values (:caller, :key, :target, :digest, :customer, :now, 'IN_FLIGHT', :attempt,
                        now() + :lease * interval '1 ms')
                on conflict (caller, key) do update
                   set attempt = excluded.attempt, lease_until = excluded.lease_until
                 where held.state = 'IN_FLIGHT' and held.lease_until < now()
                   and held.target = excluded.target and encode(held.body_digest, 'hex') = any(:digests)
                """, claim)
                .bind("target", claim.target())
                .bind("digest", claim.bodyDigest())
                .bind("digests", claim.bodyDigests().toArray(String[]::new))
                .bind("customer", orNull(claim.customerId(), UUID.class))
                .bind("now", clock.instant())
                .bind("lease", lease.toMillis())
                .fetch()
                .rowsUpdated()
                .map(claimed -> claimed == 1);
    }

    /** What prevents a claim; empty if nothing does any longer. */
    Mono<Conflict> find(Claim claim) {
        return database.sql("""
                select target = :target and encode(body_digest, 'hex') = any(:digests) as same, state, lease_until < now() as lapsed,
                       target, body_digest, status, headers, answer, customer_id
                  from idempotency_key
                 where caller = :caller and key = :key
                """)
                .bind("caller", claim.caller())
                .bind("key", claim.key())
                .bind("target", claim.target())
                .bind("digests", claim.bodyDigests().toArray(String[]::new))
                .map(row -> standing(row, claim))
                .one();
    }

    private Conflict standing(Readable row, Claim claim) {
        if (!value(row, "same", Boolean.class)) {
            return new Conflict.Reused();
        }
        return switch (text(row, "state")) {
            case "DONE" -> answered(row, claim.context());
            case "EFFECT" -> value(row, "lapsed", Boolean.class) ? new Conflict.Lost() : new Conflict.InFlight();
            default -> new Conflict.InFlight();
        };
    }

    /** An answer from an old backup may be sealed with a key that no longer exists. */
    private Conflict answered(Readable row, String context) {
        try {
            return new Conflict.Answered(answer(row, context));
        } catch (SealExpiredException _) {
            return new Conflict.Lost();
        }
    }

    /**
     * Records in the current transaction that the request takes effect with it.
     *
     * @return false if another attempt holds the claim now; this one must not commit then
     */
    Mono<Boolean> markEffect(Claim claim) {
        return changes("""
                update idempotency_key set state = 'EFFECT'
                 where caller = :caller and key = :key and attempt = :attempt and state <> 'DONE'
                """, claim);
    }

    /**
     * Releases a claim without effect, so that the request can be tried again.
     *
     * @return false if it had an effect, or if we no longer hold the claim
     */
    Mono<Boolean> release(Claim claim) {
        return changes("""
                delete from idempotency_key
                 where caller = :caller and key = :key and attempt = :attempt and state = 'IN_FLIGHT'
                """, claim);
    }

    /** Records that there will be no answer. */
    Mono<Boolean> abandon(Claim claim) {
        return changes("""
                update idempotency_key set lease_until = now() - interval '1 ms'
                 where caller = :caller and key = :key and attempt = :attempt and state = 'EFFECT'
                """, claim);
    }

    /** Stores the answer, unless we no longer hold the claim. */
    Mono<Boolean> answer(Claim claim, StoredAnswer answer) {
        return bind("""
                update idempotency_key
                   set state = 'DONE', status = :status, headers = :headers, answer = :answer,
                       customer_id = :customer
                 where caller = :caller and key = :key and attempt = :attempt and state <> 'DONE'
                """, claim)
                .bind("status", (short) answer.status())
                .bind("headers", seal.seal(written(answer.headers()), claim.context() + "|headers"))
                .bind("answer", seal.seal(answer.body(), claim.context() + "|answer"))
                .bind("customer", orNull(answer.customerId(), UUID.class))
                .fetch()
                .rowsUpdated()
                .map(stored -> stored == 1);
    }

    /** Deletes claims too: an attempt without its claim can neither commit nor store an answer. */
    Mono<Long> deleteOf(UUID customerId) {
        return database.sql("delete from idempotency_key where customer_id = :customer")
                .bind("customer", customerId)
                .fetch()
                .rowsUpdated();
    }

    /** Counts answers; a claim contains none of the customer's data. */
    Mono<Long> countOf(UUID customerId) {
        return database.sql("""
                select count(*) as n from idempotency_key
                 where customer_id = :customer and state = 'DONE'
                """)
                .bind("customer", customerId)
                .map(row -> number(row, "n"))
                .one();
    }

    Mono<Long> deleteOlderThan(Duration age) {
        return database.sql("delete from idempotency_key where created_at < :before")
                .bind("before", clock.instant().minus(age))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Boolean> changes(String sql, Claim claim) {
        return bind(sql, claim).fetch().rowsUpdated().map(changed -> changed == 1);
    }

    private GenericExecuteSpec bind(String sql, Claim claim) {
        return database.sql(sql)
                .bind("caller", claim.caller())
                .bind("key", claim.key())
                .bind("attempt", claim.attempt());
    }

    private StoredAnswer answer(Readable row, String context) {
        return new StoredAnswer(
                value(row, "status", Integer.class),
                read(seal.open(value(row, "headers", byte[].class), context + "|headers")),
                seal.open(value(row, "answer", byte[].class), context + "|answer"),
                row.get("customer_id", UUID.class));
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
}
