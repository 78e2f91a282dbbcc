package io.guanhu.privacy.finishing;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.contract.NotificationEvents.MessageState;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The states of notices, and the contact kept for the last ones. */
@Component
class NoticeStore {

    private final DatabaseClient database;

    NoticeStore(DatabaseClient database) {
        this.database = database;
    }

    /** Stores a notice's state. Returns its request, if the notice is one of ours. */
    Flux<UUID> advance(UUID notificationId, MessageState state, boolean ended, Instant now) {
        return database.sql("""
                update notice set state = :state,
                       ended_at = case when :ended then coalesce(ended_at, :now) else ended_at end
                 where notification_id = :id returning request_id
                """)
                .bind("state", state.name())
                .bind("ended", ended)
                .bind("now", now)
                .bind("id", notificationId)
                .map(row -> uuid(row, "request_id"))
                .all();
    }

    /**
     * The sealed copy of a code is no longer needed once its message was sent, or never will be.
     */
    Mono<Void> forgetCode(UUID notificationId) {
        return database.sql("update identity_code set sealed = null where id = :id")
                .bind("id", notificationId)
                .then();
    }

    /**
     * How many notices may still need the stored contact; those requested long ago no longer do.
     */
    Mono<Long> open(UUID request, Instant askedAfter) {
        return database.sql("""
                select count(*) as open from notice
                 where request_id = :id and ended_at is null and asked_at > :after
                """)
                .bind("id", request)
                .bind("after", askedAfter)
                .map(row -> number(row, "open"))
                .one();
    }

    /** Abandons open notices, and returns their ids. */
    Flux<UUID> abandon(UUID request, Instant now) {
        return database.sql("""
                update notice set state = 'ABANDONED', ended_at = :now
                 where request_id = :id and ended_at is null returning notification_id
                """)
                .bind("id", request)
                .bind("now", now)
                .map(row -> uuid(row, "notification_id"))
                .all();
    }

    Mono<Void> forgetContact(UUID request) {
        return database.sql("delete from kept_contact where request_id = :id")
                .bind("id", request)
                .then();
    }
}
