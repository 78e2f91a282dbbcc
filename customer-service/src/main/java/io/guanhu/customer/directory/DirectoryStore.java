package io.guanhu.customer.directory;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.value;

import io.guanhu.customer.model.registration.Directory.KnownManager;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
class DirectoryStore {

    /**
     * A list that was read during a change may be published after that change, so the higher
     * version counts. A much later publication counts in any case, because its sender may have been
     * restored from a backup.
     */
    private static final String NEWER = """
             where excluded.version > %1$s.version
                or excluded.told_at > %1$s.told_at + interval '1 minute'
            """;

    private final DatabaseClient database;

    DirectoryStore(DatabaseClient database) {
        this.database = database;
    }

    /** What ownership-service publishes a list of. */
    enum Listed {
        BRANCHES,
        MANAGERS
    }

    /**
     * How complete a list is here. Every bank has a branch, so an empty list was published too
     * early.
     *
     * @param total the number of entries in the list
     */
    record Known(Listed list, long known, long total, Instant toldAt) {

        boolean isComplete() {
            return missing() == 0;
        }

        long missing() {
            long least = list == Listed.BRANCHES ? 1 : 0;
            return Math.max(0, Math.max(least, total) - known);
        }
    }

    Mono<Void> apply(BranchesListed listed) {
        List<ListedBranch> all = listed.branches();
        return database.sql("""
                insert into known_branch (branch, state, version, told_at)
                select t.*, :at
                from unnest(:branches::text[], :states::text[], :versions::bigint[]) as t
                on conflict (branch) do update set state = excluded.state,
                    version = excluded.version, told_at = excluded.told_at
                """ + NEWER.formatted("known_branch"))
                .bind("at", listed.at())
                .bind("branches", texts(all, ListedBranch::branch))
                .bind("states", texts(all, each -> each.state().name()))
                .bind("versions", all.stream().map(ListedBranch::version).toArray(Long[]::new))
                .then()
                .then(Mono.defer(() -> apply(Listed.BRANCHES, listed.total(), listed.at())));
    }

    Mono<Void> apply(ManagersListed listed) {
        List<ListedManager> all = listed.managers();
        return database.sql("""
                insert into known_manager (employee_id, branch, state, version, told_at)
                select t.*, :at
                from unnest(:employees::text[], :branches::text[], :states::text[], :versions::bigint[]) as t
                on conflict (employee_id) do update set branch = excluded.branch,
                    state = excluded.state, version = excluded.version,
                    told_at = excluded.told_at
                """ + NEWER.formatted("known_manager"))
                .bind("at", listed.at())
                .bind("employees", texts(all, ListedManager::employeeId))
                .bind("branches", texts(all, ListedManager::branch))
                .bind("states", texts(all, each -> each.state().name()))
                .bind("versions", all.stream().map(ListedManager::version).toArray(Long[]::new))
                .then()
                .then(Mono.defer(() -> apply(Listed.MANAGERS, listed.total(), listed.at())));
    }

    private Mono<Void> apply(Listed list, long total, Instant at) {
        return database.sql("""
                insert into known_list (list, total, told_at) values (:list, :total, :at)
                on conflict (list) do update set
                    total = excluded.total, told_at = excluded.told_at
                where excluded.told_at >= known_list.told_at
                """)
                .bind("list", list.name())
                .bind("total", total)
                .bind("at", at)
                .then();
    }

    /** Empty for a list that was never published. */
    Flux<Known> known() {
        return database.sql("""
                select list, total, told_at,
                       case list
                           when 'BRANCHES' then (select count(*) from known_branch)
                           else (select count(*) from known_manager) end as known
                from known_list
                """)
                .map(row -> new Known(
                        Listed.valueOf(text(row, "list")),
                        number(row, "known"),
                        number(row, "total"),
                        instant(row, "told_at")))
                .all();
    }

    /** For each of those on the list, whether it is open. */
    Mono<Map<String, Boolean>> open(Collection<String> branches) {
        return database.sql("""
                select branch, state = 'OPEN' as open from known_branch
                where branch = any(:branches)
                """)
                .bind("branches", branches.toArray(String[]::new))
                .map(row -> Map.entry(text(row, "branch"), value(row, "open", Boolean.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Map<String, KnownManager>> managers(Collection<String> employees) {
        return database.sql("""
                select employee_id, branch, state = 'ACTIVE' as active from known_manager
                where employee_id = any(:employees)
                """)
                .bind("employees", employees.toArray(String[]::new))
                .map(row -> Map.entry(
                        text(row, "employee_id"),
                        new KnownManager(text(row, "branch"), value(row, "active", Boolean.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
