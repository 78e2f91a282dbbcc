package io.guanhu.ownership.assignment;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Period;
import io.guanhu.ownership.model.stewardship.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

@Component
class AssignmentStore {

    private static final String SELECT = """
            select id, customer_id, role, manager_id, branch,
                   lower(valid) as since, upper(valid) as until
            from assignment
            """;

    private final DatabaseClient database;

    AssignmentStore(DatabaseClient database) {
        this.database = database;
    }

    Flux<Assignment> ofCustomer(UUID customerId, Instant at) {
        return database.sql(SELECT + """
                where customer_id = :customer and valid @> :at
                order by place = 'PRIMARY' desc, id
                """)
                .bind("customer", customerId)
                .bind("at", at)
                .map(AssignmentStore::assignment)
                .all();
    }

    Flux<Assignment> ofManager(String managerId, Instant at, @Nullable UUID after, int limit) {
        return database.sql(SELECT + """
                where manager_id = :manager and valid @> :at
                  and (:after::uuid is null or id > :after)
                order by id limit :limit
                """)
                .bind("manager", managerId)
                .bind("at", at)
                .bind("after", orNull(after, UUID.class))
                .bind("limit", limit)
                .map(AssignmentStore::assignment)
                .all();
    }

    private static Assignment assignment(Readable row) {
        return new Assignment(
                uuid(row, "id"),
                uuid(row, "customer_id"),
                Role.valueOf(text(row, "role")),
                text(row, "manager_id"),
                new Branch(text(row, "branch")),
                new Period(instant(row, "since"), row.get("until", Instant.class)));
    }
}
