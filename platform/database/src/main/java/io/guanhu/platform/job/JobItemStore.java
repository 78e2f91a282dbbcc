package io.guanhu.platform.job;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.job.JobItem.Sealed;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code job_item}. */
final class JobItemStore {

    private static final int INSERT_AT_ONCE = 2_000;

    private final DatabaseClient database;

    JobItemStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(UUID job, List<JobItem> items) {
        return Flux.fromIterable(items)
                .buffer(INSERT_AT_ONCE)
                .concatMap(some -> insertAtOnce(job, some))
                .then();
    }

    private Mono<Long> insertAtOnce(UUID job, List<JobItem> items) {
        return database.sql("""
                insert into job_item (job_id, line, item, outcome, detail, owner, category, sealed)
                select :job, line, nullif(item, ''), outcome, nullif(detail, ''), nullif(owner, '')::uuid,
                    nullif(category, ''), decode(nullif(sealed, ''), 'hex')
                from unnest(:lines::bigint[], :items::text[], :outcomes::text[], :details::text[],
                            :owners::text[], :categories::text[], :sealed::text[])
                    as i (line, item, outcome, detail, owner, category, sealed)
                """)
                .bind("job", job)
                .bind("lines", items.stream().map(JobItem::line).toArray(Long[]::new))
                .bind("items", texts(items, JobItem::item))
                .bind("outcomes", texts(items, JobItem::outcome))
                .bind("details", texts(items, JobItem::detail))
                .bind("owners", sealed(items, Sealed::owner))
                .bind("categories", sealed(items, Sealed::category))
                .bind("sealed", sealed(items, each -> HexFormat.of().formatHex(each.bytes())))
                .fetch()
                .rowsUpdated();
    }

    private static String[] texts(List<JobItem> items, Function<JobItem, @Nullable String> column) {
        return items.stream()
                .map(item -> Objects.requireNonNullElse(column.apply(item), ""))
                .toArray(String[]::new);
    }

    private static String[] sealed(List<JobItem> items, Function<Sealed, Object> column) {
        return items.stream()
                .map(item ->
                        item.sealed() == null ? "" : column.apply(item.sealed()).toString())
                .toArray(String[]::new);
    }

    /** In the order of their lines. */
    Flux<JobItem> after(UUID job, long line, int limit) {
        return database.sql("""
                select line, item, outcome, detail, owner, category, sealed from job_item
                where job_id = :job and line > :line order by line limit :limit
                """)
                .bind("job", job)
                .bind("line", line)
                .bind("limit", limit)
                .map(JobItemStore::item)
                .all();
    }

    private static JobItem item(Readable row) {
        byte[] sealed = row.get("sealed", byte[].class);
        return new JobItem(
                number(row, "line"),
                row.get("item", String.class),
                text(row, "outcome"),
                row.get("detail", String.class),
                sealed == null
                        ? null
                        : new Sealed(uuid(row, "owner"), DataCategory.valueOf(text(row, "category")), sealed));
    }

    /** Deletes items of jobs that ended before then, up to the limit. */
    Mono<Long> forget(Instant before, int limit) {
        return database.sql("""
                delete from job_item where (job_id, line) in (
                    select i.job_id, i.line from job j join job_item i on i.job_id = j.id
                    where j.state not in ('QUEUED', 'RUNNING') and j.updated_at < :before
                    limit :limit)
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}
