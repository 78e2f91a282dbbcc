package io.guanhu.platform.keyring;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells which owners the service's data knows: an id counts as known if any column of any table
 * contains it. This includes more than owners with sealed data, but cannot miss tables that are
 * added later.
 */
final class KnownOwnerStore {

    private static final String COLUMNS = """
            select format('%I', c.relname) as "table", format('%I', a.attname) as "column",
                   a.atttypid = 'uuid[]'::regtype as many
              from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
               and not c.relispartition and a.attnum > 0 and not a.attisdropped
               and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
               and c.relname not in ('key_fence', 'key_fence_closing')
             order by exists (select from pg_index i
                               where i.indrelid = c.oid and i.indkey[0] = a.attnum) desc,
                      c.relname, a.attname
            """;

    private final DatabaseClient database;

    KnownOwnerStore(DatabaseClient database) {
        this.database = database;
    }

    /** A column that may contain ids; those that can be searched fast come first. */
    private record Column(String table, String name, boolean many) {

        String search() {
            return many
                    ? """
                            select distinct found as id from %s, unnest(%s) as found
                             where %s && :ids and found = any(:ids)
                            """.formatted(table, name, name)
                    : "select distinct %s as id from %s where %s = any(:ids)".formatted(name, table, name);
        }
    }

    /** The mark of this data; see {@link UnusedKeys}. */
    Mono<Long> mark() {
        return database.sql("select mark from owner_sweep")
                .map(row -> number(row, "mark"))
                .one();
    }

    Mono<Void> mark(long mark) {
        return database.sql("update owner_sweep set mark = greatest(mark, :mark)")
                .bind("mark", mark)
                .then();
    }

    /** Which of these are known. */
    Mono<Set<UUID>> among(Set<UUID> ids) {
        return columns().collectList().flatMap(columns -> among(Set.copyOf(ids), columns, 0, new HashSet<>()));
    }

    private Mono<Set<UUID>> among(Set<UUID> unknown, List<Column> columns, int at, Set<UUID> known) {
        if (unknown.isEmpty() || at == columns.size()) {
            return Mono.just(known);
        }
        return database.sql(columns.get(at).search())
                .bind("ids", unknown.toArray(UUID[]::new))
                .map(row -> uuid(row, "id"))
                .all()
                .collectList()
                .flatMap(found -> {
                    known.addAll(found);
                    Set<UUID> left = new HashSet<>(unknown);
                    left.removeAll(known);
                    return among(left, columns, at + 1, known);
                });
    }

    private Flux<Column> columns() {
        return database.sql(COLUMNS)
                .map(row -> new Column(
                        text(row, "table"), text(row, "column"), Boolean.TRUE.equals(row.get("many", Boolean.class))))
                .all();
    }
}
