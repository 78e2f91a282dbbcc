package io.guanhu.privacy.erasure;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.uuid;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The personal data in privacy-service itself: words, and contacts kept for a last notice. */
@Component
class PersonalDataStore {

    private final DatabaseClient database;

    PersonalDataStore(DatabaseClient database) {
        this.database = database;
    }

    /** The customer's requests filed by then; later ones belong to a later relationship. */
    Flux<UUID> requests(UUID customerId, Instant until) {
        return database.sql("""
                SELECT id FROM privacy_request WHERE customer_id = :customer AND filed_at <= :until ORDER BY id
                """)
                .bind("customer", customerId)
                .bind("until", until)
                .map(row -> uuid(row, "id"))
                .all();
    }

    /** Removes the words that people wrote. Returns how many requests had any. */
    Mono<Long> forgetWords(UUID request) {
        return database.sql("""
                UPDATE privacy_request SET reason_text = NULL, decision_reason = NULL, sealed_citation = NULL,
                       decision_citation = NULL, sealed_evidence = NULL
                 WHERE id = :id
                   AND (reason_text IS NOT NULL OR decision_reason IS NOT NULL OR sealed_citation IS NOT NULL
                        OR decision_citation IS NOT NULL OR sealed_evidence IS NOT NULL)
                """).bind("id", request).fetch().rowsUpdated();
    }

    Mono<Long> words(UUID request) {
        return count("""
                SELECT count(*) AS found FROM privacy_request
                 WHERE id = :id
                   AND (reason_text IS NOT NULL OR decision_reason IS NOT NULL OR sealed_citation IS NOT NULL
                        OR decision_citation IS NOT NULL OR sealed_evidence IS NOT NULL)
                """, request);
    }

    Mono<Long> forgetContact(UUID request) {
        return database.sql("DELETE FROM kept_contact WHERE request_id = :id")
                .bind("id", request)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> contacts(UUID request) {
        return count("SELECT count(*) AS found FROM kept_contact WHERE request_id = :id", request);
    }

    private Mono<Long> count(String sql, UUID request) {
        return database.sql(sql)
                .bind("id", request)
                .map(row -> number(row, "found"))
                .one();
    }
}
