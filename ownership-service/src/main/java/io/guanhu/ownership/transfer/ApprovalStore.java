package io.guanhu.ownership.transfer;

import static io.guanhu.platform.database.Columns.text;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Lead;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The leads who have approved a transfer, each with the branch they led then. */
@Component
class ApprovalStore {

    private final DatabaseClient database;

    ApprovalStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID transferId, Lead lead, Instant at) {
        return database.sql("""
                insert into transfer_approval (transfer_id, approver, branch, approved_at)
                values (:id, :approver, :branch, :at)
                on conflict (transfer_id, approver, branch) do nothing
                """)
                .bind("id", transferId)
                .bind("approver", lead.employeeId())
                .bind("branch", lead.branch().path())
                .bind("at", at)
                .then();
    }

    /** In the order of approval. */
    Mono<List<Lead>> of(UUID transferId) {
        return database.sql("""
                select approver, branch from transfer_approval
                where transfer_id = :id order by approved_at, approver, branch
                """)
                .bind("id", transferId)
                .map(row -> new Lead(text(row, "approver"), new Branch(text(row, "branch"))))
                .all()
                .collectList();
    }
}
