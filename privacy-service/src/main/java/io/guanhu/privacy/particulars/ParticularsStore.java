package io.guanhu.privacy.particulars;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.platform.contract.NotificationEvents.Channel;
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

    /**
     * @param contactAsOf the instant whose contact receives it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Code(byte[] box, UUID customerId, Channel channel, Instant contactAsOf) {}

    /** The parts that a notice needs; each may be missing. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Notice(
            UUID requestId,
            byte @Nullable [] phone,
            byte @Nullable [] email,
            byte @Nullable [] decision,
            byte @Nullable [] citation) {}

    /** The copy of a code, until its message was sent or would be too late. */
    Mono<Code> code(UUID notificationId, Instant now) {
        return database.sql("""
                SELECT c.sealed, c.channel, c.contact_as_of, r.customer_id
                  FROM identity_code c JOIN privacy_request r ON r.id = c.request_id
                 WHERE c.id = :id AND c.sealed IS NOT NULL AND c.expires_at > :now
                   AND c.contact_as_of IS NOT NULL
                """)
                .bind("id", notificationId)
                .bind("now", now)
                .map(row -> new Code(
                        value(row, "sealed", byte[].class),
                        uuid(row, "customer_id"),
                        Channel.valueOf(text(row, "channel")),
                        instant(row, "contact_as_of")))
                .one();
    }

    Mono<Notice> notice(UUID notificationId) {
        return database.sql("""
                SELECT n.request_id, k.phone, k.email, r.decision_reason, r.sealed_citation
                  FROM notice n
                  JOIN privacy_request r ON r.id = n.request_id
                  LEFT JOIN kept_contact k ON k.request_id = n.request_id
                 WHERE n.notification_id = :id
                """)
                .bind("id", notificationId)
                .map(row -> new Notice(
                        uuid(row, "request_id"),
                        row.get("phone", byte[].class),
                        row.get("email", byte[].class),
                        row.get("decision_reason", byte[].class),
                        row.get("sealed_citation", byte[].class)))
                .one();
    }
}
