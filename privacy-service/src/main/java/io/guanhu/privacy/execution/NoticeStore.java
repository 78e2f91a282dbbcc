package io.guanhu.privacy.execution;

import io.guanhu.privacy.docket.RequestRows;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What became of the notices. */
@Component
class NoticeStore {

    private final DatabaseClient database;

    NoticeStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> ask(UUID notificationId, UUID request, String channel) {
        return database.sql(
                        """
                        INSERT INTO notice (notification_id, request_id, channel)
                        VALUES (:notification, :id, :channel)
                        """)
                .bind("notification", notificationId)
                .bind("id", request)
                .bind("channel", channel)
                .then();
    }

    /** Keeps a notice's state; the request that it belongs to, if it is one of ours. */
    Flux<UUID> advance(UUID notificationId, String state) {
        return database.sql(
                        """
                        UPDATE notice SET state = :state WHERE notification_id = :id RETURNING request_id
                        """)
                .bind("state", state)
                .bind("id", notificationId)
                .map(row -> RequestRows.required(row, "request_id", UUID.class))
                .all();
    }

    /** The sealed copy of a code has served when its message is out, or never will be. */
    Mono<Void> forgetCode(UUID notificationId) {
        return database.sql("UPDATE identity_code SET sealed = NULL WHERE id = :id")
                .bind("id", notificationId)
                .then();
    }

    Mono<Long> open(UUID request) {
        return database.sql(
                        "SELECT count(*) AS open FROM notice WHERE request_id = :id AND state IS NULL")
                .bind("id", request)
                .map(row -> RequestRows.required(row, "open", Long.class))
                .one();
    }
}
