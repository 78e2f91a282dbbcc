package io.guanhu.ownership.transfer;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class TransferStore {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SealedText(UUID customerId, byte[] words) {}

    /** Why and when it was proposed. */
    record Proposal(ReasonCode reason, Instant at) {}

    private record Row(
            UUID id,
            Transfer.State state,
            String proposer,
            String toManager,
            String toBranch,
            @Nullable Instant effectiveFrom,
            String decidedBy) {}

    private final DatabaseClient database;
    private final ApprovalStore approvals;

    TransferStore(DatabaseClient database, ApprovalStore approvals) {
        this.database = database;
        this.approvals = approvals;
    }

    Mono<Void> add(Transfer transfer, ReasonCode code, Instant at) {
        Transfer.Terms terms = transfer.terms();
        Instant from = terms.effectiveFrom();
        return database.sql("""
                insert into transfer (id, state, proposer, to_manager, to_branch,
                    reason_code, effective_from, proposed_at, changed_at)
                values (:id, :state, :proposer, :manager, :branch,
                    :code, :since, :at, :at)
                """)
                .bind("id", terms.id())
                .bind("state", transfer.state().name())
                .bind("proposer", terms.proposer())
                .bind("manager", terms.toManager())
                .bind("branch", terms.toBranch().path())
                .bind("code", code.name())
                .bind("since", orNull(from, Instant.class))
                .bind("at", at)
                .then();
    }

    Mono<Void> addItem(UUID transferId, Transfer.Item item, Optional<byte[]> text) {
        return database.sql("""
                insert into transfer_customer (transfer_id, customer_id, from_manager,
                    from_branch, open, reason_text)
                values (:transfer, :customer, :manager, :branch, true, :text)
                """)
                .bind("transfer", transferId)
                .bind("customer", item.customerId())
                .bind("manager", item.fromManager())
                .bind("branch", item.fromBranch().path())
                .bind("text", orNull(text.orElse(null), byte[].class))
                .then();
    }

    /** Stores a state; an approval also fixes when it takes effect. */
    Mono<Void> save(Transfer transfer, String by, Instant at) {
        Instant from = transfer instanceof Transfer.Approved approved ? approved.from() : null;
        return database.sql("""
                with saved as (
                    update transfer set state = :state, decided_by = :by, changed_at = :at,
                        effective_from = coalesce(:since, effective_from)
                    where id = :id)
                update transfer_customer set open = :open
                where transfer_id = :id and ended_reason is null
                """)
                .bind("state", transfer.state().name())
                .bind("by", by)
                .bind("at", at)
                .bind("since", orNull(from, Instant.class))
                .bind("id", transfer.terms().id())
                .bind("open", transfer.open())
                .then();
    }

    Mono<Transfer> find(UUID id) {
        return read("where id = :id", id).next();
    }

    Mono<Transfer> lock(UUID id) {
        return read("where id = :id for update", id).next();
    }

    /** The undecided transfer of a customer. */
    Mono<UUID> undecidedOf(UUID customerId) {
        return database.sql("""
                select t.id from transfer t join transfer_customer c on c.transfer_id = t.id
                where c.customer_id = :customer and c.open and t.state in ('PROPOSED', 'ACCEPTED')
                """)
                .bind("customer", customerId)
                .mapValue(UUID.class)
                .one();
    }

    /** Removes an erased customer from a transfer. */
    Mono<Void> end(UUID transferId, UUID customerId) {
        return database.sql("""
                update transfer_customer set open = false, ended_reason = 'CUSTOMER_ERASED'
                where transfer_id = :id and customer_id = :customer
                """)
                .bind("id", transferId)
                .bind("customer", customerId)
                .then();
    }

    /** Approved transfers whose time has come. */
    Flux<UUID> due(Instant now, int limit) {
        return database.sql("""
                select id from transfer
                where state = 'APPROVED' and effective_from <= :now
                order by effective_from limit :limit
                """)
                .bind("now", now)
                .bind("limit", limit)
                .mapValue(UUID.class)
                .all();
    }

    Mono<ReasonCode> reasonCode(UUID id) {
        return proposal(id).map(Proposal::reason);
    }

    Mono<Proposal> proposal(UUID id) {
        return database.sql("select reason_code, proposed_at from transfer where id = :id")
                .bind("id", id)
                .map(row -> new Proposal(ReasonCode.valueOf(text(row, "reason_code")), instant(row, "proposed_at")))
                .one();
    }

    Flux<SealedText> texts(UUID id) {
        return database.sql("""
                select customer_id, reason_text from transfer_customer
                where transfer_id = :id and reason_text is not null order by customer_id
                """)
                .bind("id", id)
                .map(row -> new SealedText(uuid(row, "customer_id"), value(row, "reason_text", byte[].class)))
                .all();
    }

    private Flux<Transfer> read(String where, UUID id) {
        return database.sql("""
                select id, state, proposer, to_manager, to_branch, effective_from,
                       coalesce(decided_by, '') as decided_by
                from transfer
                """ + where)
                .bind("id", id)
                .map(row -> new Row(
                        uuid(row, "id"),
                        Transfer.State.valueOf(text(row, "state")),
                        text(row, "proposer"),
                        text(row, "to_manager"),
                        text(row, "to_branch"),
                        row.get("effective_from", Instant.class),
                        text(row, "decided_by")))
                .all()
                .concatMap(row -> items(row.id())
                        .zipWhen(_ -> approvals.of(row.id()))
                        .map(both -> transfer(row, both.getT1(), both.getT2())));
    }

    private Mono<List<Transfer.Item>> items(UUID id) {
        return database.sql("""
                select customer_id, from_manager, from_branch, ended_reason is not null as ended
                from transfer_customer
                where transfer_id = :id order by customer_id
                """)
                .bind("id", id)
                .map(row -> new Transfer.Item(
                        uuid(row, "customer_id"),
                        text(row, "from_manager"),
                        new Branch(text(row, "from_branch")),
                        value(row, "ended", Boolean.class)))
                .all()
                .collectList();
    }

    private static Transfer transfer(Row row, List<Transfer.Item> items, List<Lead> approvals) {
        var terms = new Transfer.Terms(
                row.id(), row.proposer(), row.toManager(), new Branch(row.toBranch()), items, row.effectiveFrom());
        return switch (row.state()) {
            case PROPOSED -> new Transfer.Proposed(terms);
            case ACCEPTED -> new Transfer.Agreed(terms, approvals);
            case APPROVED -> new Transfer.Approved(terms, row.decidedBy(), Objects.requireNonNull(row.effectiveFrom()));
            case COMPLETED -> new Transfer.Completed(terms, row.decidedBy());
            case DECLINED -> new Transfer.Declined(terms, row.decidedBy());
            case WITHDRAWN -> new Transfer.Withdrawn(terms);
            case LAPSED -> new Transfer.Lapsed(terms);
        };
    }
}
