package io.guanhu.ownership.directory;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.platform.contract.OwnershipEvents.BranchState;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagerState;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class DirectoryStore {

    private final DatabaseClient database;

    DirectoryStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> branches() {
        return database.sql("SELECT count(*) FROM branch").mapValue(Long.class).one();
    }

    Mono<Long> managers() {
        return database.sql("SELECT count(*) FROM manager").mapValue(Long.class).one();
    }

    Flux<ListedBranch> branches(String after, int limit) {
        return database.sql("""
                SELECT path, name, name_en, state, version FROM branch
                WHERE path > :after ORDER BY path LIMIT :limit
                """)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> new ListedBranch(
                        text(row, "path"),
                        text(row, "name"),
                        text(row, "name_en"),
                        BranchState.valueOf(text(row, "state")),
                        version(row)))
                .all();
    }

    Flux<ListedManager> managers(String after, int limit) {
        return database.sql("""
                SELECT employee_id, branch, active, version FROM manager
                WHERE employee_id > :after ORDER BY employee_id LIMIT :limit
                """)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> new ListedManager(
                        text(row, "employee_id"),
                        text(row, "branch"),
                        Boolean.TRUE.equals(row.get("active", Boolean.class))
                                ? ManagerState.ACTIVE
                                : ManagerState.INACTIVE,
                        version(row)))
                .all();
    }

    private static long version(Readable row) {
        return number(row, "version");
    }
}
