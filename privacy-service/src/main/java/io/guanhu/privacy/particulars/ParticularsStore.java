package io.guanhu.privacy.particulars;

import io.guanhu.privacy.docket.RequestRows;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is sealed for one notification. */
@Component
class ParticularsStore {

    private final DatabaseClient database;

    ParticularsStore(DatabaseClient database) {
        this.database = database;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Code(byte[] box) {}

    /** What a notice needs; each part only where it exists. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Notice(
            UUID requestId,
            byte @Nullable [] phone,
            byte @Nullable [] email,
            byte @Nullable [] decision,
            byte @Nullable [] citation) {}

    /** The copy of a code, until its message is out or would come too late. */
    Mono<Code> code(UUID notificationId, Instant now) {
        return database.sql(
                        "SELECT sealed FROM identity_code WHERE id = :id AND sealed IS NOT NULL AND expires_at > :now")
                .bind("id", notificationId)
                .bind("now", now)
                .map(row -> new Code(RequestRows.required(row, "sealed", byte[].class)))
                .one();
    }

    Mono<Notice> notice(UUID notificationId) {
        return database.sql(
                        """
                        SELECT n.request_id, k.phone, k.email, r.decision_reason, r.sealed_citation
                          FROM notice n
                          JOIN privacy_request r ON r.id = n.request_id
                          LEFT JOIN kept_contact k ON k.request_id = n.request_id
                         WHERE n.notification_id = :id
                        """)
                .bind("id", notificationId)
                .map(
                        row ->
                                new Notice(
                                        RequestRows.required(row, "request_id", UUID.class),
                                        row.get("phone", byte[].class),
                                        row.get("email", byte[].class),
                                        row.get("decision_reason", byte[].class),
                                        row.get("sealed_citation", byte[].class)))
                .one();
    }
}
