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
                select c.sealed, c.channel, c.contact_as_of, r.customer_id
                  from identity_code c join privacy_request r on r.id = c.request_id
                 where c.id = :id and c.sealed is not null and c.expires_at > :now
                   and c.contact_as_of is not null
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
                select n.request_id, k.phone, k.email, r.decision_reason, r.sealed_citation
                  from notice n
                  join privacy_request r on r.id = n.request_id
                  left join kept_contact k on k.request_id = n.request_id
                 where n.notification_id = :id
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
