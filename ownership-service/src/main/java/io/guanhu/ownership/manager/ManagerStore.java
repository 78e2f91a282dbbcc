package io.guanhu.ownership.manager;

import static io.guanhu.platform.database.Columns.text;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class ManagerStore {

    private static final String SELECT = """
            select m.employee_id, m.name, m.branch, m.active,
                   coalesce(b.state = 'OPEN', false) as branch_open
            from manager m left join branch b on b.path = m.branch
            """;

    private final DatabaseClient database;

    ManagerStore(DatabaseClient database) {
        this.database = database;
    }

    /** Stores the entry, and returns its version. */
    Mono<Long> put(Manager manager, Instant at) {
        return database.sql("""
                insert into manager (employee_id, name, branch, active, updated_at)
                values (:employee, :name, :branch, :active, :at)
                on conflict (employee_id) do update
                set name = excluded.name, branch = excluded.branch,
                    active = excluded.active, updated_at = excluded.updated_at,
                    version = manager.version + 1
                returning version
                """)
                .bind("employee", manager.employeeId())
                .bind("name", manager.name())
                .bind("branch", manager.branch().path())
                .bind("active", manager.active())
                .bind("at", at)
                .mapValue(Long.class)
                .one();
    }

    /**
     * Waits for transactions that are about to assign a customer to the manager, and blocks new
     * ones.
     */
    Mono<Manager> lock(String employeeId) {
        return database.sql(SELECT + "where m.employee_id = :employee for update of m")
                .bind("employee", employeeId)
                .map(ManagerStore::manager)
                .one();
    }

    Mono<Long> total() {
        return database.sql("select count(*) from manager").mapValue(Long.class).one();
    }

    /** Whether the manager has customers and would become inactive, or leave their branch. */
    Mono<Boolean> hasCustomersThatForbid(Manager manager, Instant at) {
        return database.sql("""
                select exists (
                    select from manager m
                    join assignment a
                      on a.manager_id = m.employee_id and a.valid && tstzrange(:at, null)
                    where m.employee_id = :employee
                      and (not :active or m.branch <> :branch))
                """)
                .bind("at", at)
                .bind("employee", manager.employeeId())
                .bind("active", manager.active())
                .bind("branch", manager.branch().path())
                .mapValue(Boolean.class)
                .one();
    }

    Flux<Manager> all(@Nullable Branch branch, String after, int limit) {
        String subtree = branch == null ? "" : branch.path();
        return database.sql(SELECT + """
                where m.employee_id > :after
                  and (:branch = '' or starts_with(m.branch || '/', :branch || '/'))
                order by m.employee_id limit :limit
                """)
                .bind("branch", subtree)
                .bind("after", after)
                .bind("limit", limit)
                .map(ManagerStore::manager)
                .all();
    }

    private static Manager manager(Readable row) {
        return new Manager(
                text(row, "employee_id"),
                text(row, "name"),
                new Branch(text(row, "branch")),
                Boolean.TRUE.equals(row.get("active", Boolean.class)),
                Boolean.TRUE.equals(row.get("branch_open", Boolean.class)));
    }
}
