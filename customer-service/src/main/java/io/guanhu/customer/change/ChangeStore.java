package io.guanhu.customer.change;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Expired;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.Change.Rejected;
import io.guanhu.customer.model.change.Change.Withdrawn;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.platform.contract.DataCategory;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes by state, with sealed values and reasons. */
@Component
public class ChangeStore {

    private static final String COLUMNS = """
            id, customer_id, state, base_version, second_person, proposed_by, proposed_at,
            reason_code, reason_text, confirmed_by, confirmed_at, expires_at, ended_by, ended_at,
            decision_text, applied_version, ends_on, evidence
            """;

    private final DatabaseClient database;

    ChangeStore(DatabaseClient database) {
        this.database = database;
    }

    /** A change with its sealed reasons and the sealed number of its supporting document. */
    public record StoredChange(
            Change change, byte @Nullable [] reason, byte @Nullable [] decision, byte @Nullable [] evidence) {}

    /** One field of a change. */
    public record StoredDetail(
            UUID changeId, String field, DataCategory category, byte @Nullable [] before, byte @Nullable [] after) {}

    public Mono<Void> insert(Proposed proposed, byte @Nullable [] reason, byte @Nullable [] evidence) {
        Proposal proposal = proposed.proposal();
        return database.sql("""
                insert into change (id, customer_id, state, base_version,
                    second_person, proposed_by, proposed_at, reason_code,
                    reason_text, expires_at, ends_on, evidence)
                values (:id, :customer, 'PROPOSED', :base, :second, :by, :at,
                    :reason, :text, :expires, nullif(:ends, '')::date, :evidence)
                """)
                .bind("id", proposal.id())
                .bind("customer", proposal.customerId())
                .bind("base", proposal.baseVersion())
                .bind("second", proposal.needsSecondPerson())
                .bind("by", proposal.proposedBy())
                .bind("at", proposal.proposedAt())
                .bind("reason", proposal.reason().name())
                .bind("expires", proposed.expiresAt())
                .bind("ends", Objects.toString(proposal.endsOn(), ""))
                .bind("text", orNull(reason, byte[].class))
                .bind("evidence", orNull(evidence, byte[].class))
                .then();
    }

    public Mono<Void> insert(Collection<StoredDetail> details) {
        return Flux.fromIterable(details).concatMap(this::insert).then();
    }

    private Mono<Void> insert(StoredDetail detail) {
        return database.sql("""
                insert into change_detail (change_id, field, category, sealed_before, sealed_after)
                values (:change, :field, :category, :before, :after)
                """)
                .bind("change", detail.changeId())
                .bind("field", detail.field())
                .bind("category", detail.category().name())
                .bind("before", orNull(detail.before(), byte[].class))
                .bind("after", orNull(detail.after(), byte[].class))
                .then();
    }

    public Mono<StoredChange> find(UUID customerId, UUID id) {
        return one(customerId, id, "");
    }

    /** The change, locked until the transaction ends. */
    public Mono<StoredChange> lock(UUID customerId, UUID id) {
        return one(customerId, id, " for update");
    }

    private Mono<StoredChange> one(UUID customerId, UUID id, String locking) {
        return database.sql("select " + COLUMNS + " from change where id = :id and customer_id = :customer" + locking)
                .bind("id", id)
                .bind("customer", customerId)
                .map(ChangeStore::read)
                .one();
    }

    /** A customer's changes before a given one, all or only those in force, latest first. */
    public Flux<StoredChange> history(UUID customerId, boolean all, @Nullable UUID before, int limit) {
        return database.sql("select " + COLUMNS + """
                 from change
                where customer_id = :customer and (:first or id < :before)
                  and (:all or state = 'APPLIED')
                order by id desc limit :limit
                """)
                .bind("customer", customerId)
                .bind("all", all)
                .bind("first", before == null)
                .bind("before", Objects.requireNonNullElse(before, customerId))
                .bind("limit", limit)
                .map(ChangeStore::read)
                .all();
    }

    public Flux<StoredDetail> details(Collection<UUID> changes) {
        return database.sql("""
                select change_id, field, category, sealed_before, sealed_after
                from change_detail where change_id = any(:changes::uuid[])
                order by change_id, field
                """)
                .bind("changes", changes.toArray(UUID[]::new))
                .map(row -> new StoredDetail(
                        uuid(row, "change_id"),
                        text(row, "field"),
                        DataCategory.valueOf(text(row, "category")),
                        row.get("sealed_before", byte[].class),
                        row.get("sealed_after", byte[].class)))
                .all();
    }

    /** Saves a change's new state. */
    public Mono<Void> advance(Change change, byte @Nullable [] decision) {
        UUID id = change.proposal().id();
        return switch (change) {
            case AwaitingDecision awaiting ->
                database.sql("""
                        update change set state = 'AWAITING_DECISION',
                            second_person = true,
                            confirmed_by = :by, confirmed_at = :at, expires_at = :expires
                        where id = :id
                        """)
                        .bind("by", awaiting.confirmedBy())
                        .bind("at", awaiting.confirmedAt())
                        .bind("expires", awaiting.expiresAt())
                        .bind("id", id)
                        .then();
            case Applied applied -> end(applied, applied.by(), applied.at(), decision, applied.version());
            case Rejected rejected -> end(rejected, rejected.by(), rejected.at(), decision, null);
            case Withdrawn withdrawn -> end(withdrawn, withdrawn.by(), withdrawn.at(), decision, null);
            case Proposed open -> throw new IllegalArgumentException("A change never becomes PROPOSED again");
            case Expired expired -> throw new IllegalArgumentException("Changes expire automatically");
        };
    }

    private Mono<Void> end(Change ended, String by, Instant at, byte @Nullable [] decision, @Nullable Long version) {
        return database.sql("""
                update change set state = :state, ended_by = :by, ended_at = :at,
                    decision_text = :decision, applied_version = :version
                where id = :id
                """)
                .bind("state", ended.state().name())
                .bind("by", by)
                .bind("at", at)
                .bind("decision", orNull(decision, byte[].class))
                .bind("version", orNull(version, Long.class))
                .bind("id", ended.proposal().id())
                .then();
    }

    private static StoredChange read(Readable row) {
        Proposal proposal = new Proposal(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                number(row, "base_version"),
                text(row, "proposed_by"),
                instant(row, "proposed_at"),
                value(row, "second_person", Boolean.class),
                ReasonCode.valueOf(text(row, "reason_code")),
                row.get("ends_on", LocalDate.class));
        Change change = switch (Change.State.valueOf(text(row, "state"))) {
            case PROPOSED -> new Proposed(proposal, instant(row, "expires_at"));
            case AWAITING_DECISION ->
                new AwaitingDecision(
                        proposal, text(row, "confirmed_by"), instant(row, "confirmed_at"), instant(row, "expires_at"));
            case APPLIED ->
                new Applied(proposal, text(row, "ended_by"), instant(row, "ended_at"), number(row, "applied_version"));
            case REJECTED -> new Rejected(proposal, text(row, "ended_by"), instant(row, "ended_at"));
            case WITHDRAWN -> new Withdrawn(proposal, text(row, "ended_by"), instant(row, "ended_at"));
            case EXPIRED -> new Expired(proposal, instant(row, "ended_at"));
        };
        return new StoredChange(
                change,
                row.get("reason_text", byte[].class),
                row.get("decision_text", byte[].class),
                row.get("evidence", byte[].class));
    }
}
