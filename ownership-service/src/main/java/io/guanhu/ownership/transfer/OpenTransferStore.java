package io.guanhu.ownership.transfer;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import io.guanhu.ownership.timeline.Scope;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Lists open transfers. */
@Component
class OpenTransferStore {

    private final DatabaseClient database;

    OpenTransferStore(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An open transfer.
     *
     * @param customers how many are handed over, without customers erased meanwhile
     */
    record Row(
            UUID id,
            Transfer.State state,
            Instant proposedAt,
            String proposer,
            String toManager,
            String toBranch,
            int customers,
            ReasonCode reason) {}

    /**
     * The open transfers that a person takes part in or is responsible for, in the order of their
     * ids.
     */
    Flux<Row> list(Scope scope, @Nullable UUID after, int limit) {
        return database.sql("""
                select t.id, t.state, t.proposed_at, t.proposer, t.to_manager, t.to_branch,
                       t.reason_code,
                       (select count(*) from transfer_customer c
                        where c.transfer_id = t.id and c.open) as customers
                from transfer t
                where t.state in ('PROPOSED', 'ACCEPTED', 'APPROVED')
                  and (:after::uuid is null or t.id > :after)
                  and (:everything or t.proposer = :employee or t.to_manager = :employee
                       or :subtree <> ''
                          and starts_with(t.to_branch || '/', :subtree || '/')
                       or exists (
                           select from transfer_customer c
                           where c.transfer_id = t.id and (
                               c.from_manager = :employee
                               or :subtree <> '' and starts_with(c.from_branch || '/', :subtree || '/'))))
                order by t.id limit :limit
                """)
                .bind("after", orNull(after, UUID.class))
                .bind("everything", scope.everything())
                .bind("employee", scope.employee())
                .bind("subtree", scope.subtree())
                .bind("limit", limit)
                .map(OpenTransferStore::read)
                .all();
    }

    private static Row read(Readable row) {
        return new Row(
                uuid(row, "id"),
                Transfer.State.valueOf(text(row, "state")),
                instant(row, "proposed_at"),
                text(row, "proposer"),
                text(row, "to_manager"),
                text(row, "to_branch"),
                value(row, "customers", Integer.class),
                ReasonCode.valueOf(text(row, "reason_code")));
    }
}
