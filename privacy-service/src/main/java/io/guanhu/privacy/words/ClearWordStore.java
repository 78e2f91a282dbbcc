package io.guanhu.privacy.words;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Words stored in clear by an earlier version that did not seal them. */
@Component
class ClearWordStore {

    private final DatabaseClient database;

    ClearWordStore(DatabaseClient database) {
        this.database = database;
    }

    /** The words of an open hold. */
    record HoldWords(UUID id, String reference, String citation) {

        /** Does not show the words. */
        @Override
        public String toString() {
            return "HoldWords[…]";
        }
    }

    /** The article cited in a refusal. */
    record RefusalWords(UUID id, String citation) {

        /** Does not show the words. */
        @Override
        public String toString() {
            return "RefusalWords[…]";
        }
    }

    Flux<HoldWords> holds(int limit) {
        return database.sql("""
                select id, coalesce(reference, '') as reference, coalesce(citation, '') as citation
                  from legal_hold where reference is not null or citation is not null limit :limit
                """)
                .bind("limit", limit)
                .map(row -> new HoldWords(uuid(row, "id"), text(row, "reference"), text(row, "citation")))
                .all();
    }

    Flux<RefusalWords> refusals(int limit) {
        return database.sql("""
                select id, decision_citation from privacy_request
                 where decision_citation is not null limit :limit
                """)
                .bind("limit", limit)
                .map(row -> new RefusalWords(uuid(row, "id"), text(row, "decision_citation")))
                .all();
    }

    Mono<Void> sealHold(UUID id, byte[] reference, byte[] citation) {
        return database.sql("""
                update legal_hold set sealed_reference = :reference, sealed_citation = :citation,
                       reference = null, citation = null
                 where id = :id and closed_at is null
                """)
                .bind("reference", reference)
                .bind("citation", citation)
                .bind("id", id)
                .then();
    }

    /** The words of an erased request are gone; anything left of them in clear is deleted too. */
    Mono<Void> sealRefusal(UUID id, byte[] citation) {
        return database.sql("""
                update privacy_request
                   set sealed_citation = case when decision_reason is null then null else :citation end,
                       decision_citation = null
                 where id = :id
                """).bind("citation", citation).bind("id", id).then();
    }

    Mono<Void> forgetRefusal(UUID id) {
        return database.sql("update privacy_request set decision_citation = null where id = :id")
                .bind("id", id)
                .then();
    }
}
