package io.guanhu.notification.sending;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.notification.model.delivery.Outcome.Accepted;
import io.guanhu.notification.model.delivery.RetryPolicy.Next.Again;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Claims notifications and stores their results. */
@Component
class SendingStore {

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SendingStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Claims what is due, including interrupted attempts. */
    Flux<Claim> claim(Lane lane, int count, Instant now, Instant until) {
        return database.sql("""
                with due as materialized (
                    select id from notification
                    where state in ('QUEUED', 'SENDING') and channel = :channel
                        and (purpose = 'SECURITY_CODE') = :codes
                        and next_attempt_at <= :now
                    order by next_attempt_at limit :count
                    for update skip locked)
                update notification n
                set state = 'SENDING', attempts = n.attempts + 1, next_attempt_at = :until
                from due
                where n.id = due.id
                returning n.id, n.customer_id, n.template, n.channel, n.locale,
                    n.parameters::text as parameters, n.particulars, n.attempts,
                    n.faults, n.expires_at, n.purpose = 'LEGAL_NOTICE' as legal,
                    old.state = 'SENDING' as interrupted
                """)
                .bind("channel", lane.channel().name())
                .bind("codes", lane.codes())
                .bind("count", count)
                .bind("now", now)
                .bind("until", until)
                .map(this::claim)
                .all();
    }

    private Claim claim(Readable row) {
        return new Claim(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                text(row, "template"),
                Channel.valueOf(text(row, "channel")),
                text(row, "locale"),
                json.readValue(text(row, "parameters"), PARAMETERS),
                row.get("particulars", String.class),
                value(row, "legal", Boolean.class),
                value(row, "attempts", Integer.class),
                value(row, "faults", Integer.class),
                row.get("expires_at", Instant.class),
                value(row, "interrupted", Boolean.class));
    }

    /** Blocks an erasure of this customer until the transaction ends. */
    Mono<Void> lock(Claim claim) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .bind("key", claim.customerId().toString())
                .then();
    }

    /** Stores the success, unless the claim is no longer valid. */
    Mono<Boolean> sent(Claim claim, Accepted accepted, int version, String destination, Instant now) {
        return database.sql("""
                update notification set state = 'SENT', failure = null,
                    template_version = :version, provider = :provider,
                    advanced_at = :now,
                    destination = case when exists (
                        select from erased_contact e
                        where e.customer_id = notification.customer_id)
                        then null else :destination end
                where id = :id and state = 'SENDING' and attempts = :attempt
                """)
                .bind("version", version)
                .bind("provider", accepted.provider())
                .bind("now", now)
                .bind("destination", destination)
                .bind("id", claim.id())
                .bind("attempt", claim.attempt())
                .fetch()
                .rowsUpdated()
                .map(count -> count == 1);
    }

    /**
     * Queues the next attempt, or ends the message if the contact was erased meanwhile. Only
     * privacy-service keeps a contact beyond that, for the last notice.
     */
    Mono<State> again(Claim claim, Again again, Instant now) {
        return database.sql("""
                update notification set failure = :code, next_attempt_at = :at,
                    faults = faults + :fault, advanced_at = :now,
                    state = case when particulars is distinct from 'privacy-service'
                        and exists (
                        select from erased_contact e
                        where e.customer_id = notification.customer_id)
                        then 'CANCELLED' else 'QUEUED' end
                where id = :id and state = 'SENDING' and attempts = :attempt
                returning state
                """)
                .bind("code", again.code())
                .bind("at", again.at())
                .bind("fault", again.fault() ? 1 : 0)
                .bind("now", now)
                .bind("id", claim.id())
                .bind("attempt", claim.attempt())
                .mapValue(String.class)
                .one()
                .map(State::valueOf);
    }

    /** Stores that there will be no further attempt, or none until a person requests one. */
    Mono<Boolean> ended(Claim claim, State state, String code, Instant now) {
        return database.sql("""
                update notification set state = :state, failure = :code,
                    faults = faults + 1, advanced_at = :now
                where id = :id and state = 'SENDING' and attempts = :attempt
                """)
                .bind("state", state.name())
                .bind("code", code)
                .bind("now", now)
                .bind("id", claim.id())
                .bind("attempt", claim.attempt())
                .fetch()
                .rowsUpdated()
                .map(count -> count == 1);
    }
}
