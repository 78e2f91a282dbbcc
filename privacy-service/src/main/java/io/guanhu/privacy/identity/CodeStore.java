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
                        insert into identity_code
                            (id, request_id, hash, sealed, asked_by, channel, contact_as_of, created_at,
                             expires_at)
                        values (:id, :request, :hash, :sealed, :askedBy, :channel, :asOf, :at, :expiresAt)
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
                select id as code_id, hash, asked_by, expires_at as code_expires_at, attempts, used
                  from identity_code where id = :id for update
                """).bind("id", id).map(RequestRows::code).one();
    }

    Mono<Void> count(OneTimeCode code) {
        return database.sql("update identity_code set attempts = :attempts where id = :id")
                .bind("attempts", code.attempts())
                .bind("id", code.id())
                .then();
    }

    /** Marks a code as used; a code works once. */
    Mono<Void> use(UUID request) {
        return database.sql("update identity_code set used = true where request_id = :request")
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
                delete from identity_code where id in (
                    select c.id from identity_code c join privacy_request r on r.id = c.request_id
                     where c.expires_at < :before and r.state <> 'VERIFYING' limit :limit)
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Void> forgetCopies(UUID request) {
        return database.sql("update identity_code set sealed = null where request_id = :request")
                .bind("request", request)
                .then();
    }
}
