package io.guanhu.customer.worklist;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.model.Reach;
import io.guanhu.customer.model.change.ReasonCode;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Open changes as work items, without any customer's values. All have the same time limit for a
 * step, so the one that expires first has waited longest.
 */
@Component
class WorkStore {

    private static final String OPEN = """
            select ch.id, ch.customer_id, ch.state, ch.proposed_by, ch.proposed_at,
                   coalesce(ch.confirmed_at, ch.proposed_at) as waiting_since, ch.expires_at,
                   ch.reason_code, ch.ends_on,
                   array(select d.field from change_detail d
                         where d.change_id = ch.id order by d.field) as fields
            from change ch join customer c on c.id = ch.customer_id
            where ch.expires_at > :now and (ch.expires_at, ch.id) > (:after, :afterId)
            """;

    private static final String TO_DECIDE =
            OPEN + """
                      and ch.state = 'AWAITING_DECISION'
                      and ch.proposed_by <> :me and ch.confirmed_by <> :me and
                    """ + CustomerStore.IN_REACH + " order by ch.expires_at, ch.id limit :limit";

    private static final String OWN =
            OPEN + """
                      and ch.state in ('PROPOSED', 'AWAITING_DECISION')
                      and ch.proposed_by = :me and
                    """ + CustomerStore.IN_REACH + " order by ch.expires_at, ch.id limit :limit";

    private final DatabaseClient database;

    WorkStore(DatabaseClient database) {
        this.database = database;
    }

    /** The end of a page. */
    record Position(Instant expiresAt, UUID id) {

        static final Position FIRST = new Position(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * An open change.
     *
     * @param waitingSince when the current wait began
     * @param endsOn the day, if the change proposes the end of the relationship
     */
    record Work(
            UUID id,
            UUID customerId,
            String state,
            String proposedBy,
            Instant proposedAt,
            Instant waitingSince,
            Instant expiresAt,
            ReasonCode reason,
            @Nullable LocalDate endsOn,
            List<String> fields) {

        Position position() {
            return new Position(expiresAt, id);
        }
    }

    /**
     * Changes that a person may decide: of customers in reach, neither proposed nor confirmed by
     * them.
     */
    Flux<Work> toDecide(String me, Reach reach, Position after, Instant now, int limit) {
        return read(TO_DECIDE, me, reach, after, now, limit);
    }

    /** Changes that a person has proposed, of customers who are still within their reach. */
    Flux<Work> own(String me, Reach reach, Position after, Instant now, int limit) {
        return read(OWN, me, reach, after, now, limit);
    }

    private Flux<Work> read(String sql, String me, Reach reach, Position after, Instant now, int limit) {
        GenericExecuteSpec asked = database.sql(sql)
                .bind("me", me)
                .bind("after", after.expiresAt())
                .bind("afterId", after.id())
                .bind("limit", limit);
        return CustomerStore.bindReach(asked, reach, now).map(WorkStore::read).all();
    }

    private static Work read(Readable row) {
        return new Work(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                text(row, "state"),
                text(row, "proposed_by"),
                instant(row, "proposed_at"),
                instant(row, "waiting_since"),
                instant(row, "expires_at"),
                ReasonCode.valueOf(text(row, "reason_code")),
                row.get("ends_on", LocalDate.class),
                Arrays.asList(value(row, "fields", String[].class)));
    }
}
