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
                select id from privacy_request where customer_id = :customer and filed_at <= :until order by id
                """)
                .bind("customer", customerId)
                .bind("until", until)
                .map(row -> uuid(row, "id"))
                .all();
    }

    /** Removes the words that people wrote. Returns how many requests had any. */
    Mono<Long> forgetWords(UUID request) {
        return database.sql("""
                update privacy_request set reason_text = null, decision_reason = null, sealed_citation = null,
                       decision_citation = null, sealed_evidence = null
                 where id = :id
                   and (reason_text is not null or decision_reason is not null or sealed_citation is not null
                        or decision_citation is not null or sealed_evidence is not null)
                """).bind("id", request).fetch().rowsUpdated();
    }

    Mono<Long> words(UUID request) {
        return count("""
                select count(*) as found from privacy_request
                 where id = :id
                   and (reason_text is not null or decision_reason is not null or sealed_citation is not null
                        or decision_citation is not null or sealed_evidence is not null)
                """, request);
    }

    Mono<Long> forgetContact(UUID request) {
        return database.sql("delete from kept_contact where request_id = :id")
                .bind("id", request)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> contacts(UUID request) {
        return count("select count(*) as found from kept_contact where request_id = :id", request);
    }

    private Mono<Long> count(String sql, UUID request) {
        return database.sql(sql)
                .bind("id", request)
                .map(row -> number(row, "found"))
                .one();
    }
}
