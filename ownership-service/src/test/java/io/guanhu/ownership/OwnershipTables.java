package io.guanhu.ownership;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.platform.testing.ServiceDatabase;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows that others refer to; each call makes new ones. */
public final class OwnershipTables {

    public static final ServiceDatabase DATABASE = ServiceDatabase.of("ownership");
    public static final Instant SINCE = Instant.parse("2026-01-05T00:00:00Z");
    public static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");
    public static final Instant LATER = Instant.parse("2026-06-16T08:00:00Z");

    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    private OwnershipTables() {}

    /** The only open branch of a city. */
    public static Branch branch() {
        Branch branch = new Branch("T" + NUMBERS.incrementAndGet() + "/001");
        DATABASE.execute("""
                insert into branch (path, name, name_en, state, version, changed_at, changed_by, reason_code)
                values ('%s', '支行', 'Branch', 'OPEN', 1, now(), 'E1000', 'NEW_BRANCH')
                """.formatted(branch.path()));
        return branch;
    }

    public static void close(Branch branch) {
        DATABASE.execute("update branch set state = 'CLOSED' where path = '%s'".formatted(branch.path()));
    }

    /** An active manager. */
    public static Manager manager(Branch branch) {
        Manager manager = new Manager("E" + NUMBERS.incrementAndGet(), "Manager", branch, true, true);
        DATABASE.execute("""
                insert into manager (employee_id, name, branch, active, updated_at)
                values ('%s', 'Manager', '%s', true, '%s')
                """.formatted(manager.employeeId(), branch.path(), SINCE));
        return manager;
    }

    public static UUID customer(Branch branch) {
        UUID id = UUID.randomUUID();
        DATABASE.execute("insert into customer (customer_id, branch, status, since) values ('%s', '%s', 'ACTIVE', '%s')"
                .formatted(id, branch.path(), SINCE));
        return id;
    }

    /** Gives a customer an owner from an instant on; returns the assignment's id. */
    public static UUID owned(UUID customer, Manager owner, Instant from) {
        UUID id = UUID.randomUUID();
        DATABASE.execute(
                """
                        insert into assignment (id, customer_id, role, manager_id, branch, valid, recorded_at, recorded_by,
                            reason_code, reason_text)
                        values ('%s', '%s', 'PRIMARY', '%s', '%s', tstzrange('%s', null), now(), 'E1000', 'WORKLOAD', '\\x0102')
                        """.formatted(id, customer, owner.employeeId(), owner.branch().path(), from));
        return id;
    }
}
