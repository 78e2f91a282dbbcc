package io.guanhu.notification.settlement;

import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes open messages as a person decided. */
@Component
class SettlementStore {

    /** A legal notice sent by SMS may still turn out not to have been delivered. */
    private static final String OPEN = """
            (state in ('QUEUED', 'STUCK')
                or state = 'SENT' and channel = 'SMS' and purpose = 'LEGAL_NOTICE')
            """;

    private final DatabaseClient database;

    SettlementStore(DatabaseClient database) {
        this.database = database;
    }

    /** A message, locked. */
    record Locked(UUID id, UUID customerId, Channel channel, State state, boolean open) {}

    Mono<Locked> lock(UUID id) {
        return database.sql("select id, customer_id, channel, state, "
                        + OPEN
                        + " as open from notification where id = :id for update")
                .bind("id", id)
                .map(row -> new Locked(
                        uuid(row, "id"),
                        uuid(row, "customer_id"),
                        Channel.valueOf(text(row, "channel")),
                        State.valueOf(text(row, "state")),
                        value(row, "open", Boolean.class)))
                .one();
    }

    /**
     * If a part was not delivered, the whole message must be sent again, because phones discard the
     * others.
     */
    Mono<Void> requeue(UUID id, Instant now) {
        return beginAnew(id).then(Mono.defer(() -> queue(id, now)));
    }

    private Mono<Void> beginAnew(UUID id) {
        return database.sql("""
                update message_part set content = null
                where notification_id = :id and exists (
                    select from message_part
                    where notification_id = :id and state = 'FAILED')
                """).bind("id", id).then();
    }

    private Mono<Void> queue(UUID id, Instant now) {
        return database.sql("""
                update notification set state = 'QUEUED', faults = 0,
                    next_attempt_at = :now, advanced_at = :now
                where id = :id
                """).bind("id", id).bind("now", now).then();
    }

    Mono<Void> settle(UUID id, Settlement settlement, Caller caller, Instant now) {
        return database.sql("""
                update notification set state = 'SETTLED', settled_as = :settlement,
                    settled_by = :person, advanced_at = :now
                where id = :id
                """)
                .bind("id", id)
                .bind("settlement", settlement.name())
                .bind("person", caller.id())
                .bind("now", now)
                .then();
    }
}
