package io.guanhu.notification.lookup;

import io.guanhu.notification.lookup.NotificationController.Filter;
import io.guanhu.notification.lookup.NotificationController.Notification;
import io.guanhu.notification.lookup.NotificationController.Parts;
import io.guanhu.notification.lookup.NotificationController.Settled;
import io.guanhu.notification.model.Channel;
import io.guanhu.notification.model.State;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads notifications. */
@Component
class LookupStore {

    private static final String COLUMNS = """
            select id, customer_id, template, channel, state, destination, attempts, failure,
                requested_at, advanced_at, expires_at, settled_as, settled_by,
                purpose = 'LEGAL_NOTICE' as legal, extract(epoch from now() - requested_at)::bigint as age,
                (state in ('QUEUED', 'SENDING', 'STUCK') or state = 'SENT' and channel = 'SMS') as open,
                known.*
            from notification left join lateral (
                select max(m.parts) as parts, count(*) as accepted,
                    count(*) filter (where m.state = 'DELIVERED') as delivered,
                    count(*) filter (where m.state = 'FAILED') as failed
                from message_part m
                where m.notification_id = notification.id and m.sending = (
                    select max(sending) from message_part where notification_id = notification.id)
                ) known on true
            """;

    /** In the words of the index of open legal notices. */
    private static final String OPEN = """
            purpose = 'LEGAL_NOTICE' and (state in ('QUEUED', 'SENDING', 'STUCK')
                or state = 'SENT' and channel = 'SMS')
            """;

    private final DatabaseClient database;

    LookupStore(DatabaseClient database) {
        this.database = database;
    }

    /** Newest first: ids are made in the order of time. */
    Flux<Notification> find(Filter filter, @Nullable UUID before, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringJoiner where = new StringJoiner(" and ", "where ", " ").setEmptyValue("");
        UUID customerId = filter.customerId();
        State state = filter.state();
        if (customerId != null) {
            where.add("customer_id = :customer");
            values.put("customer", customerId);
        }
        if (state != null) {
            where.add("state = :state");
            values.put("state", state.name());
        }
        if (filter.open()) {
            where.add(OPEN);
        }
        if (before != null) {
            where.add("id < :before");
            values.put("before", before);
        }
        values.put("limit", limit);
        return database.sql(COLUMNS + where + "order by id desc limit :limit")
                .bindValues(values)
                .map(LookupStore::notification)
                .all();
    }

    Mono<Notification> get(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
                .bind("id", id)
                .map(LookupStore::notification)
                .one();
    }

    private static Notification notification(Readable row) {
        return new Notification(
                value(row.get("id", UUID.class)),
                value(row.get("customer_id", UUID.class)),
                value(row.get("template", String.class)),
                Channel.valueOf(value(row.get("channel", String.class))),
                State.valueOf(value(row.get("state", String.class))),
                row.get("destination", String.class),
                value(row.get("attempts", Integer.class)),
                row.get("failure", String.class),
                value(row.get("legal", Boolean.class)),
                value(row.get("open", Boolean.class)),
                value(row.get("age", Long.class)),
                row.get("expires_at", Instant.class),
                settlement(row),
                parts(row),
                value(row.get("requested_at", Instant.class)),
                value(row.get("advanced_at", Instant.class)));
    }

    private static @Nullable Settled settlement(Readable row) {
        String reason = row.get("settled_as", String.class);
        return reason == null ? null : new Settled(reason, value(row.get("settled_by", String.class)));
    }

    private static @Nullable Parts parts(Readable row) {
        Integer of = row.get("parts", Integer.class);
        return of == null ? null : new Parts(of, count(row, "accepted"), count(row, "delivered"), count(row, "failed"));
    }

    private static int count(Readable row, String column) {
        return Math.toIntExact(value(row.get(column, Long.class)));
    }

    private static <T> T value(@Nullable T column) {
        return Objects.requireNonNull(column);
    }
}
