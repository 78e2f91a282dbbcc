package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class ListedBranchStore {

    private final DatabaseClient database;

    ListedBranchStore(DatabaseClient database) {
        this.database = database;
    }

    /** Whether a branch is open, with a lock on it; empty if it is not on the list. */
    Mono<Boolean> heldOpen(Branch branch) {
        return database.sql("select state = 'OPEN' from branch where path = :path for share")
                .bind("path", branch.path())
                .mapValue(Boolean.class)
                .one();
    }

    /** Whether this branch or one below it is on the list. */
    Mono<Boolean> anyWithin(Branch branch) {
        return database.sql("""
                select exists (select from branch
                               where starts_with(path || '/', :path || '/'))
                """)
                .bind("path", branch.path())
                .mapValue(Boolean.class)
                .one();
    }
}
