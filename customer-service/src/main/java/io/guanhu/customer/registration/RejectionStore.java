package io.guanhu.customer.registration;

import static io.guanhu.platform.database.Columns.first;
import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.SuppressionList.Known;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Rejected registrations, as slow hashes of their documents. */
@Component
public class RejectionStore {

    private final DatabaseClient database;

    RejectionStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A remembered rejection.
     *
     * @param customerId the existing customer, if the check found one
     * @param until when it is forgotten
     */
    record Rejection(Reason reason, @Nullable UUID customerId, Instant until) {}

    Mono<Boolean> any(Instant now) {
        return database.sql("select exists (select from registration_rejection where expires_at > :now)")
                .bind("now", now)
                .map(row -> first(row, Boolean.class))
                .one();
    }

    Mono<Void> insert(UUID check, Known document, Rejection rejection) {
        GenericExecuteSpec insert = database.sql("""
                insert into registration_rejection
                    (check_id, recipe, token, reason, customer_id, expires_at)
                values (:check, :recipe, decode(:token, 'hex'), :reason, :customer,
                        :until)
                """)
                .bind("check", check)
                .bind("recipe", document.recipe())
                .bind("token", document.hex())
                .bind("reason", rejection.reason().name())
                .bind("until", rejection.until());
        UUID customer = rejection.customerId();
        return insert.bind("customer", orNull(customer, UUID.class)).then();
    }

    /** The latest rejection of each document, if any. */
    Mono<Map<Known, Rejection>> find(Collection<Known> documents, Instant now) {
        record Row(Known document, Rejection rejection) {}
        return database.sql("""
                select distinct on (r.token) r.recipe, encode(r.token, 'hex') as token,
                       r.reason, r.customer_id, r.expires_at
                from unnest(:recipes::text[], :tokens::text[]) as n (recipe, token)
                join registration_rejection r
                  on r.recipe = n.recipe and r.token = decode(n.token, 'hex')
                where r.expires_at > :now
                order by r.token, r.expires_at desc
                """)
                .bind("recipes", documents.stream().map(Known::recipe).toArray(String[]::new))
                .bind("tokens", documents.stream().map(Known::hex).toArray(String[]::new))
                .bind("now", now)
                .map(row -> new Row(
                        new Known(Mark.DOCUMENT, text(row, "recipe"), text(row, "token")),
                        new Rejection(
                                Reason.valueOf(text(row, "reason")),
                                row.get("customer_id", UUID.class),
                                instant(row, "expires_at"))))
                .all()
                .collectMap(Row::document, Row::rejection);
    }

    /** Deletes expired rejections, up to the limit. */
    public Mono<Void> purge(Instant now, int limit) {
        return database.sql("""
                delete from registration_rejection
                where check_id in (
                    select check_id from registration_rejection where expires_at <= :now limit :limit)
                """).bind("now", now).bind("limit", limit).then();
    }
}
