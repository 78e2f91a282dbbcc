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
                UPDATE notice SET state = :state,
                       ended_at = CASE WHEN :ended THEN coalesce(ended_at, :now) ELSE ended_at END
                 WHERE notification_id = :id RETURNING request_id
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
        return database.sql("UPDATE identity_code SET sealed = NULL WHERE id = :id")
                .bind("id", notificationId)
                .then();
    }

    /**
     * How many notices may still need the stored contact; those requested long ago no longer do.
     */
    Mono<Long> open(UUID request, Instant askedAfter) {
        return database.sql("""
                SELECT count(*) AS open FROM notice
                 WHERE request_id = :id AND ended_at IS NULL AND asked_at > :after
                """)
                .bind("id", request)
                .bind("after", askedAfter)
                .map(row -> number(row, "open"))
                .one();
    }

    /** Abandons open notices, and returns their ids. */
    Flux<UUID> abandon(UUID request, Instant now) {
        return database.sql("""
                UPDATE notice SET state = 'ABANDONED', ended_at = :now
                 WHERE request_id = :id AND ended_at IS NULL RETURNING notification_id
                """)
                .bind("id", request)
                .bind("now", now)
                .map(row -> uuid(row, "notification_id"))
                .all();
    }

    Mono<Void> forgetContact(UUID request) {
        return database.sql("DELETE FROM kept_contact WHERE request_id = :id")
                .bind("id", request)
                .then();
    }
}
