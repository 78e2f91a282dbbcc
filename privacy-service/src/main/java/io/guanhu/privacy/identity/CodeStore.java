package io.guanhu.privacy.identity;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.privacy.docket.RequestRows;
import io.guanhu.privacy.model.request.OneTimeCode;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The one-time codes, stored as keyed hashes. */
@Component
class CodeStore {

    private final DatabaseClient database;

    CodeStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Stores a new code, and deletes the sealed copies of earlier ones.
     *
     * @param contactAsOf the instant whose contact receives the code, even if it is changed before
     *     sending
     */
    Mono<Void> issue(
            UUID request, OneTimeCode code, byte[] sealedCode, Channel channel, Instant contactAsOf, Instant at) {
        return forgetCopies(request)
                .then(database.sql("""
                        INSERT INTO identity_code
                            (id, request_id, hash, sealed, asked_by, channel, contact_as_of, created_at,
                             expires_at)
                        VALUES (:id, :request, :hash, :sealed, :askedBy, :channel, :asOf, :at, :expiresAt)
                        """)
                        .bind("id", code.id())
                        .bind("request", request)
                        .bind("hash", code.hash())
                        .bind("sealed", sealedCode)
                        .bind("askedBy", code.askedBy().name())
                        .bind("channel", channel.name())
                        .bind("asOf", contactAsOf)
                        .bind("at", at)
                        .bind("expiresAt", code.expiresAt())
                        .then());
    }

    /** Loads and locks a code, so that guesses are checked one at a time. */
    Mono<OneTimeCode> lock(UUID id) {
        return database.sql("""
                SELECT id AS code_id, hash, asked_by, expires_at AS code_expires_at, attempts, used
                  FROM identity_code WHERE id = :id FOR UPDATE
                """).bind("id", id).map(RequestRows::code).one();
    }

    Mono<Void> count(OneTimeCode code) {
        return database.sql("UPDATE identity_code SET attempts = :attempts WHERE id = :id")
                .bind("attempts", code.attempts())
                .bind("id", code.id())
                .then();
    }

    /** Marks a code as used; a code works once. */
    Mono<Void> use(UUID request) {
        return database.sql("UPDATE identity_code SET used = true WHERE request_id = :request")
                .bind("request", request)
                .then()
                .then(forgetCopies(request));
    }

    /**
     * Deletes codes that expired before then, up to the limit; keeps one whose request still waits
     * for it.
     */
    Mono<Long> forget(Instant before, int limit) {
        return database.sql("""
                DELETE FROM identity_code WHERE id IN (
                    SELECT c.id FROM identity_code c JOIN privacy_request r ON r.id = c.request_id
                     WHERE c.expires_at < :before AND r.state <> 'VERIFYING' LIMIT :limit)
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> forgetCopies(UUID request) {
        return database.sql("UPDATE identity_code SET sealed = NULL WHERE request_id = :request")
                .bind("request", request)
                .then();
    }
}
