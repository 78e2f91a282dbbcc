package io.guanhu.platform.keyring;

import io.guanhu.platform.problem.ProblemException;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which key-encryption keys are in use, and who may replace them. */
final class KeyEncryptionKeyStore {

    private final DatabaseClient database;
    private final Clock clock;

    KeyEncryptionKeyStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Until the transaction ends, the key-encryption key is not retired; so no data key can come to
     * be wrapped under one that is about to be destroyed.
     */
    Mono<Void> holdInUse(String kekId) {
        return database.sql(
                        "SELECT pg_advisory_xact_lock_shared(hashtextextended('guanhu.kek.' || :kek, 0))")
                .bind("kek", kekId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Notes a key-encryption key as active unless it is known; tells the state it has now. */
    Mono<String> register(String kekId) {
        return database.sql(
                        """
                        INSERT INTO key_encryption_key (id, state, changed_at) VALUES (:kek, 'ACTIVE', :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("kek", kekId)
                .bind("now", now())
                .fetch()
                .rowsUpdated()
                .then(
                        database.sql("SELECT state FROM key_encryption_key WHERE id = :kek")
                                .bind("kek", kekId)
                                .map(row -> String.valueOf(row.get("state", String.class)))
                                .one());
    }

    /** Waits for the transactions that hold the key in use. */
    Mono<Void> retire(String kekId) {
        return database.sql(
                        "SELECT pg_advisory_xact_lock(hashtextextended('guanhu.kek.' || :kek, 0))")
                .bind("kek", kekId)
                .fetch()
                .rowsUpdated()
                .then(setState(kekId, "RETIRED"));
    }

    Mono<Void> noteDestroyed(String kekId) {
        return setState(kekId, "DESTROYED");
    }

    private Mono<Void> setState(String kekId, String state) {
        return database.sql(
                        "UPDATE key_encryption_key SET state = :state, changed_at = :now WHERE id = :kek")
                .bind("kek", kekId)
                .bind("state", state)
                .bind("now", now())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Those that a rotation still has to replace; also of a rotation that did not finish. */
    Flux<String> kekIdsOtherThan(String primary) {
        return database.sql(
                        "SELECT id FROM key_encryption_key WHERE id <> :primary AND state <> 'DESTROYED'")
                .bind("primary", primary)
                .map(row -> String.valueOf(row.get("id", String.class)))
                .all();
    }

    /** Runs work while no other process rotates; refuses at once, with 409, if one does. */
    <T> Mono<T> alone(Mono<T> work) {
        return database.inConnection(
                connection ->
                        Mono.usingWhen(
                                tryLock(connection),
                                locked ->
                                        locked
                                                ? work
                                                : Mono.error(
                                                        ProblemException.conflict(
                                                                "rotation-under-way")),
                                locked -> locked ? unlock(connection) : Mono.empty()));
    }

    private static Mono<Boolean> tryLock(Connection connection) {
        return Flux.from(
                        connection
                                .createStatement(
                                        "SELECT pg_try_advisory_lock(hashtextextended('guanhu.kek-rotation', 0)) AS locked")
                                .execute())
                .flatMap(result -> result.map(row -> row.get("locked", Boolean.class)))
                .single();
    }

    private static Mono<Void> unlock(Connection connection) {
        return Flux.from(
                        connection
                                .createStatement(
                                        "SELECT pg_advisory_unlock(hashtextextended('guanhu.kek-rotation', 0))")
                                .execute())
                .flatMap(result -> result.map(_ -> true))
                .then();
    }

    private Instant now() {
        return clock.instant();
    }
}
