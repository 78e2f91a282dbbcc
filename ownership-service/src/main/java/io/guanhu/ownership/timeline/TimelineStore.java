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
        return database.sql("select exists (select from customer where customer_id = :customer)")
                .bind("customer", customerId)
                .mapValue(Boolean.class)
                .one();
    }

    /** Those of these customers that are known here. */
    Flux<UUID> known(Collection<UUID> customerIds) {
        return database.sql("select customer_id from customer where customer_id = any(:customers)")
                .bind("customers", customerIds.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /** Whether the relationship with any of these customers has ended. */
    Mono<Boolean> anyClosed(Collection<UUID> customerIds) {
        return database.sql("""
                select exists (select from customer
                                where customer_id = any(:customers) and status = 'CLOSED')
                """)
                .bind("customers", customerIds.toArray(UUID[]::new))
                .mapValue(Boolean.class)
                .one();
    }

    Mono<UUID> lock(UUID customerId) {
        return database.sql("select customer_id from customer where customer_id = :customer for update")
                .bind("customer", customerId)
                .mapValue(UUID.class)
                .one();
    }

    Mono<Boolean> freeTextRestricted(UUID customerId) {
        return database.sql("""
                select coalesce((
                    select free_text_restricted from customer where customer_id = :customer), false)
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
        return manager(employeeId, " for share of m");
    }

    private Mono<Manager> manager(String employeeId, String locking) {
        return database.sql("""
                select m.employee_id, m.name, m.branch, m.active,
                       coalesce(b.state = 'OPEN', false) as branch_open
                from manager m left join branch b on b.path = m.branch
                where m.employee_id = :employee
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
                select id, role, manager_id, branch,
                       lower(valid) as since, upper(valid) as until
                from assignment
                where customer_id = :customer
                  and valid && tstzrange(:at, null)
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
                select m.id, m.pool_id, p.branch,
                       lower(m.valid) as since, upper(m.valid) as until
                from pool_membership m join pool p on p.id = m.pool_id
                where m.customer_id = :customer
                  and m.valid && tstzrange(:at, null)
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
                insert into assignment (id, customer_id, role, manager_id, branch, valid,
                    recorded_at, recorded_by, reason_code, reason_text)
                values (:id, :customer, :role, :manager, :branch, tstzrange(:since, :until),
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
                update assignment set valid = tstzrange(lower(valid), :until)
                where id = :id
                """)
                .bind("until", orNull(assignment.valid().to(), Instant.class))
                .bind("id", assignment.id())
                .then();
    }

    Mono<Void> end(PoolStay stay) {
        return database.sql("""
                update pool_membership set valid = tstzrange(lower(valid), :until)
                where id = :id
                """)
                .bind("until", orNull(stay.valid().to(), Instant.class))
                .bind("id", stay.id())
                .then();
    }

    /** The pool of a branch, created for its first customer without an owner. */
    Mono<UUID> poolOf(Branch branch, Instant at) {
        return database.sql("""
                insert into pool (branch, created_at) values (:branch, :at)
                on conflict (branch) do update set branch = excluded.branch
                returning id
                """)
                .bind("branch", branch.path())
                .bind("at", at)
                .mapValue(UUID.class)
                .one();
    }

    Mono<Void> enter(Pooling pooling, UUID poolId) {
        WhyPooled why = pooling.why();
        return database.sql("""
                insert into pool_membership
                    (customer_id, pool_id, valid, requested_manager, why)
                values (:customer, :pool, tstzrange(:since, null), :requested, :why)
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
