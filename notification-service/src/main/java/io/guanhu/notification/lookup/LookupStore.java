package io.guanhu.notification.lookup;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** In the same words as the index of open legal notices, so that it is used. */
    private static final String OPEN = """
            purpose = 'LEGAL_NOTICE' and (state in ('QUEUED', 'SENDING', 'STUCK')
                or state = 'SENT' and channel = 'SMS')
            """;

    private final DatabaseClient database;

    LookupStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Which notifications to find.
     *
     * @param open only legal notices that are neither delivered nor settled
     */
    record Filter(@Nullable UUID customerId, @Nullable State state, boolean open) {}

    /**
     * A notification as it stands.
     *
     * @param destination masked
     * @param age the time since it was requested
     */
    record Row(
            UUID id,
            UUID customerId,
            String template,
            Channel channel,
            State state,
            @Nullable String destination,
            int attempts,
            @Nullable String failure,
            boolean legal,
            boolean open,
            Duration age,
            @Nullable Instant expiresAt,
            @Nullable Closed closed,
            @Nullable Sent sent,
            Instant requestedAt,
            Instant advancedAt) {}

    /** The reason for which somebody closed it. */
    record Closed(String reason, String by) {}

    /** The parts of its last sending, by what became of them. */
    record Sent(int parts, int accepted, int delivered, int failed) {}

    /** Newest first, because ids are chronological. */
    Flux<Row> find(Filter filter, @Nullable UUID before, int limit) {
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
                .map(LookupStore::read)
                .all();
    }

    Mono<Row> get(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
                .bind("id", id)
                .map(LookupStore::read)
                .one();
    }

    private static Row read(Readable row) {
        return new Row(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                text(row, "template"),
                Channel.valueOf(text(row, "channel")),
                State.valueOf(text(row, "state")),
                row.get("destination", String.class),
                value(row, "attempts", Integer.class),
                row.get("failure", String.class),
                value(row, "legal", Boolean.class),
                value(row, "open", Boolean.class),
                Duration.ofSeconds(number(row, "age")),
                row.get("expires_at", Instant.class),
                closed(row),
                sent(row),
                instant(row, "requested_at"),
                instant(row, "advanced_at"));
    }

    private static @Nullable Closed closed(Readable row) {
        String reason = row.get("settled_as", String.class);
        return reason == null ? null : new Closed(reason, text(row, "settled_by"));
    }

    private static @Nullable Sent sent(Readable row) {
        Integer parts = row.get("parts", Integer.class);
        return parts == null
                ? null
                : new Sent(parts, count(row, "accepted"), count(row, "delivered"), count(row, "failed"));
    }

    private static int count(Readable row, String column) {
        return Math.toIntExact(number(row, column));
    }
}
