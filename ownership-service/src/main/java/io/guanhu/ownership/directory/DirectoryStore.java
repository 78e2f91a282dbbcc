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
        return database.sql("select count(*) from branch").mapValue(Long.class).one();
    }

    Mono<Long> managers() {
        return database.sql("select count(*) from manager").mapValue(Long.class).one();
    }

    Flux<ListedBranch> branches(String after, int limit) {
        return database.sql("""
                select path, name, name_en, state, version from branch
                where path > :after order by path limit :limit
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
                select employee_id, branch, active, version from manager
                where employee_id > :after order by employee_id limit :limit
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
