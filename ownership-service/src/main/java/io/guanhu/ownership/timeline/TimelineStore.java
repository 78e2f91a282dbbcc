package io.guanhu.ownership.timeline;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Period;
import io.guanhu.ownership.model.stewardship.PoolStay;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class TimelineStore {

    private final DatabaseClient database;

    TimelineStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Boolean> exists(UUID customerId) {
        return database.sql("SELECT EXISTS (SELECT FROM customer WHERE customer_id = :customer)")
                .bind("customer", customerId)
                .mapValue(Boolean.class)
                .one();
    }

    /** Those of these customers that are known here. */
    Flux<UUID> known(Collection<UUID> customerIds) {
        return database.sql("SELECT customer_id FROM customer WHERE customer_id = ANY(:customers)")
                .bind("customers", customerIds.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /** Whether the relationship with any of these customers has ended. */
    Mono<Boolean> anyClosed(Collection<UUID> customerIds) {
        return database.sql("""
                SELECT EXISTS (SELECT FROM customer
                                WHERE customer_id = ANY(:customers) AND status = 'CLOSED')
                """)
                .bind("customers", customerIds.toArray(UUID[]::new))
                .mapValue(Boolean.class)
                .one();
    }

    Mono<UUID> lock(UUID customerId) {
        return database.sql("SELECT customer_id FROM customer WHERE customer_id = :customer FOR UPDATE")
                .bind("customer", customerId)
                .mapValue(UUID.class)
                .one();
    }

    Mono<Boolean> freeTextRestricted(UUID customerId) {
        return database.sql("""
                SELECT coalesce((
                    SELECT free_text_restricted FROM customer WHERE customer_id = :customer), false)
                """)
                .bind("customer", customerId)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Manager> manager(String employeeId) {
        return manager(employeeId, "");
    }

    /**
     * The manager, locked so that they cannot leave or change branch until the transaction ends.
     * The branch's state must be checked and locked separately.
     */
    Mono<Manager> heldManager(String employeeId) {
        return manager(employeeId, " FOR SHARE OF m");
    }

    private Mono<Manager> manager(String employeeId, String locking) {
        return database.sql("""
                SELECT m.employee_id, m.name, m.branch, m.active,
                       coalesce(b.state = 'OPEN', false) AS branch_open
                FROM manager m LEFT JOIN branch b ON b.path = m.branch
                WHERE m.employee_id = :employee
                """ + locking)
                .bind("employee", employeeId)
                .map(row -> new Manager(
                        text(row, "employee_id"),
                        text(row, "name"),
                        new Branch(text(row, "branch")),
                        Boolean.TRUE.equals(row.get("active", Boolean.class)),
                        Boolean.TRUE.equals(row.get("branch_open", Boolean.class))))
                .one();
    }

    Mono<Stewardship> stewardship(UUID customerId, Instant at) {
        var assignments = database.sql("""
                SELECT id, role, manager_id, branch,
                       lower(valid) AS since, upper(valid) AS until
                FROM assignment
                WHERE customer_id = :customer
                  AND valid && tstzrange(:at, NULL)
                """)
                .bind("customer", customerId)
                .bind("at", at)
                .map(row -> new Assignment(
                        uuid(row, "id"),
                        customerId,
                        Role.valueOf(text(row, "role")),
                        text(row, "manager_id"),
                        new Branch(text(row, "branch")),
                        period(row)))
                .all()
                .collectList();
        var stays = database.sql("""
                SELECT m.id, m.pool_id, p.branch,
                       lower(m.valid) AS since, upper(m.valid) AS until
                FROM pool_membership m JOIN pool p ON p.id = m.pool_id
                WHERE m.customer_id = :customer
                  AND m.valid && tstzrange(:at, NULL)
                """)
                .bind("customer", customerId)
                .bind("at", at)
                .map(row -> new PoolStay(
                        uuid(row, "id"),
                        customerId,
                        uuid(row, "pool_id"),
                        new Branch(text(row, "branch")),
                        period(row)))
                .all()
                .collectList();
        return assignments.zipWhen(some -> stays, (some, other) -> new Stewardship(customerId, some, other));
    }

    Mono<Void> start(Assignment assignment, Recording recording) {
        return database.sql("""
                INSERT INTO assignment (id, customer_id, role, manager_id, branch, valid,
                    recorded_at, recorded_by, reason_code, reason_text)
                VALUES (:id, :customer, :role, :manager, :branch, tstzrange(:since, :until),
                    :at, :by, :code, :text)
                """)
                .bind("id", assignment.id())
                .bind("customer", assignment.customerId())
                .bind("role", assignment.role().name())
                .bind("manager", assignment.managerId())
                .bind("branch", assignment.branch().path())
                .bind("since", assignment.valid().from())
                .bind("until", orNull(assignment.valid().to(), Instant.class))
                .bind("at", recording.at())
                .bind("by", recording.by())
                .bind("code", recording.code().name())
                .bind("text", orNull(recording.text().orElse(null), byte[].class))
                .then();
    }

    Mono<Void> end(Assignment assignment) {
        return database.sql("""
                UPDATE assignment SET valid = tstzrange(lower(valid), :until)
                WHERE id = :id
                """)
                .bind("until", orNull(assignment.valid().to(), Instant.class))
                .bind("id", assignment.id())
                .then();
    }

    Mono<Void> end(PoolStay stay) {
        return database.sql("""
                UPDATE pool_membership SET valid = tstzrange(lower(valid), :until)
                WHERE id = :id
                """)
                .bind("until", orNull(stay.valid().to(), Instant.class))
                .bind("id", stay.id())
                .then();
    }

    /** The pool of a branch, created for its first customer without an owner. */
    Mono<UUID> poolOf(Branch branch, Instant at) {
        return database.sql("""
                INSERT INTO pool (branch, created_at) VALUES (:branch, :at)
                ON CONFLICT (branch) DO UPDATE SET branch = excluded.branch
                RETURNING id
                """)
                .bind("branch", branch.path())
                .bind("at", at)
                .mapValue(UUID.class)
                .one();
    }

    Mono<Void> enter(Pooling pooling, UUID poolId) {
        WhyPooled why = pooling.why();
        return database.sql("""
                INSERT INTO pool_membership
                    (customer_id, pool_id, valid, requested_manager, why)
                VALUES (:customer, :pool, tstzrange(:since, NULL), :requested, :why)
                """)
                .bind("customer", pooling.customerId())
                .bind("pool", poolId)
                .bind("since", pooling.from())
                .bind("requested", orNull(pooling.requestedManager(), String.class))
                .bind("why", orNull(why == null ? null : why.name(), String.class))
                .then();
    }

    private static Period period(Readable row) {
        return new Period(instant(row, "since"), row.get("until", Instant.class));
    }
}
