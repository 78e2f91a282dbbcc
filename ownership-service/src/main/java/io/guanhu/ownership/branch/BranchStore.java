package io.guanhu.ownership.branch;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.ListedBranch;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class BranchStore {

    /**
     * Who last changed a branch, and why.
     *
     * @param reference the number of the decision behind it
     */
    record Change(
            Instant at, String by, String reason, @Nullable String reference) {}

    /** A branch and its last change. */
    record Row(ListedBranch branch, Change change) {}

    private static final String SELECT = """
            select id, path, name, name_en, state, version,
                   changed_at, changed_by, reason_code, reference
            from branch
            """;

    private final DatabaseClient database;

    BranchStore(DatabaseClient database) {
        this.database = database;
    }

    /** Whether the branch was new. */
    Mono<Boolean> add(Row row) {
        ListedBranch branch = row.branch();
        return database.sql("""
                insert into branch (id, path, name, name_en, state, version,
                    changed_at, changed_by, reason_code, reference)
                values (:id, :path, :name, :english, 'OPEN', 1, :at, :by, :reason, :reference)
                on conflict (path) do nothing
                """)
                .bind("id", branch.id())
                .bind("path", branch.branch().path())
                .bind("name", branch.name())
                .bind("english", branch.nameEn())
                .bind("at", row.change().at())
                .bind("by", row.change().by())
                .bind("reason", row.change().reason())
                .bind("reference", orNull(row.change().reference(), String.class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> save(Row row) {
        ListedBranch branch = row.branch();
        return database.sql("""
                update branch set name = :name, name_en = :english, state = :state,
                    version = :version, changed_at = :at, changed_by = :by,
                    reason_code = :reason, reference = :reference
                where id = :id
                """)
                .bind("name", branch.name())
                .bind("english", branch.nameEn())
                .bind("state", branch.open() ? "OPEN" : "CLOSED")
                .bind("version", branch.version())
                .bind("at", row.change().at())
                .bind("by", row.change().by())
                .bind("reason", row.change().reason())
                .bind("reference", orNull(row.change().reference(), String.class))
                .bind("id", branch.id())
                .then();
    }

    Mono<Row> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .bind("id", id)
                .map(BranchStore::row)
                .one();
    }

    Mono<Row> lock(UUID id) {
        return database.sql(SELECT + "where id = :id for update")
                .bind("id", id)
                .map(BranchStore::row)
                .one();
    }

    Mono<Long> total() {
        return database.sql("select count(*) from branch").mapValue(Long.class).one();
    }

    Flux<Row> all(@Nullable Branch beginning, String state, String after, int limit) {
        return database.sql(SELECT + """
                where path > :after and (:state = '' or state = :state)
                  and (:branch = '' or starts_with(path || '/', :branch || '/'))
                order by path limit :limit
                """)
                .bind("after", after)
                .bind("state", state)
                .bind("branch", beginning == null ? "" : beginning.path())
                .bind("limit", limit)
                .map(BranchStore::row)
                .all();
    }

    private static Row row(Readable row) {
        return new Row(
                new ListedBranch(
                        uuid(row, "id"),
                        new Branch(text(row, "path")),
                        text(row, "name"),
                        text(row, "name_en"),
                        text(row, "state").equals("OPEN"),
                        number(row, "version")),
                new Change(
                        instant(row, "changed_at"),
                        text(row, "changed_by"),
                        text(row, "reason_code"),
                        row.get("reference", String.class)));
    }
}
