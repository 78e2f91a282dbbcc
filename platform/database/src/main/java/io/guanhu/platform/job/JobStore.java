package io.guanhu.platform.job;

import static io.guanhu.platform.database.Columns.instant;
import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.orNull;
import static io.guanhu.platform.database.Columns.text;
import static io.guanhu.platform.database.Columns.uuid;
import static io.guanhu.platform.database.Columns.value;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code job}. A runner only writes while it holds the lease. */
final class JobStore {

    private final DatabaseClient database;

    JobStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(UUID id, String type, String startedBy, Instant now) {
        return database.sql("""
                insert into job (id, type, state, started_by, created_at, updated_at)
                values (:id, :type, 'QUEUED', :by, :now, :now)
                """)
                .bind("id", id)
                .bind("type", type)
                .bind("by", startedBy)
                .bind("now", now)
                .then();
    }

    Mono<Job> get(UUID id) {
        return database.sql("select * from job where id = :id")
                .bind("id", id)
                .map(JobStore::job)
                .one();
    }

    /** The latest job of a type. */
    Mono<Job> latest(String type) {
        return database.sql("select * from job where type = :type order by created_at desc limit 1")
                .bind("type", type)
                .map(JobStore::job)
                .one();
    }

    /** Latest first. */
    Flux<Job> before(@Nullable UUID id, @Nullable String type, Job.@Nullable State state, int limit) {
        return database.sql("""
                select * from job
                where (:id::uuid is null or id < :id) and (:type::text is null or type = :type)
                    and (:state::text is null or state = :state)
                order by id desc limit :limit
                """)
                .bind("id", orNull(id, UUID.class))
                .bind("type", orNull(type, String.class))
                .bind("state", orNull(state == null ? null : state.name(), String.class))
                .bind("limit", limit)
                .map(JobStore::job)
                .all();
    }

    /** Claims the job that has waited longest, among those without a runner. */
    Mono<Job> claim(Collection<String> types, UUID runner, Instant now, Instant until) {
        return database.sql("""
                update job set runner = :runner, lease_until = :until, state = 'RUNNING',
                    updated_at = :now, revision = revision + 1
                where id = (
                    select id from job
                    where type = any(:types) and state in ('QUEUED', 'RUNNING')
                        and (lease_until is null or lease_until < :now)
                    order by updated_at limit 1 for update skip locked)
                returning *
                """)
                .bind("types", types.toArray(String[]::new))
                .bind("runner", runner)
                .bind("now", now)
                .bind("until", until)
                .map(JobStore::job)
                .one();
    }

    /**
     * Stores the result of a step, and extends the lease. Ends the job if it has a result or is
     * being cancelled.
     *
     * @return empty if another runner has the job by now
     */
    Mono<Job> save(UUID id, UUID runner, JobWork.Step step, Instant now, Instant until) {
        return database.sql("""
                update job set position = :position, done = :done, total = :total,
                    result = :result, failures = 0, lease_until = :until,
                    updated_at = :now, revision = revision + 1,
                    state = case when :result::text is not null then 'COMPLETED'
                        when cancelling then 'CANCELLED' else 'RUNNING' end
                where id = :id and runner = :runner and state = 'RUNNING'
                returning *
                """)
                .bind("id", id)
                .bind("runner", runner)
                .bind("done", step.done())
                .bind("total", step.total())
                .bind("now", now)
                .bind("until", until)
                .bind("position", orNull(step.position(), String.class))
                .bind("result", orNull(step.result(), String.class))
                .map(JobStore::job)
                .one();
    }

    /** Lets any runner take the job's next turn. */
    Mono<Void> release(UUID id, UUID runner) {
        return database.sql("update job set runner = null, lease_until = null where id = :id and runner = :runner")
                .bind("id", id)
                .bind("runner", runner)
                .then();
    }

    /**
     * Counts a failure. The job pauses until then, or is given up after too many in a row.
     *
     * @return empty if another runner has the job by now
     */
    Mono<Job> failed(UUID id, UUID runner, int atMost, Instant now, Instant until) {
        return database.sql("""
                update job set failures = failures + 1, runner = null, lease_until = :until,
                    updated_at = :now, revision = revision + 1,
                    state = case when cancelling then 'CANCELLED'
                        when failures + 1 >= :most then 'FAILED' else state end
                where id = :id and runner = :runner and state = 'RUNNING'
                returning *
                """)
                .bind("id", id)
                .bind("runner", runner)
                .bind("most", atMost)
                .bind("now", now)
                .bind("until", until)
                .map(JobStore::job)
                .one();
    }

    /** Ends a job without a runner, or asks its runner to end it. */
    Mono<Job> cancel(UUID id, Instant now) {
        return database.sql("""
                update job set cancelling = true, updated_at = :now,
                    revision = revision + 1,
                    state = case when state = 'QUEUED' or lease_until is null or lease_until < :now
                        then 'CANCELLED' else state end
                where id = :id and state in ('QUEUED', 'RUNNING') returning *
                """)
                .bind("id", id)
                .bind("now", now)
                .map(JobStore::job)
                .one();
    }

    /** Deletes jobs that ended before then and have no items left, up to the limit. */
    Mono<Long> forget(Instant before, int limit) {
        return database.sql("""
                delete from job where id in (
                    select id from job j
                    where state not in ('QUEUED', 'RUNNING') and updated_at < :before
                        and not exists (select from job_item i where i.job_id = j.id)
                    limit :limit)
                """)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    /** How many jobs of a type are in a state, and since when the oldest has been in it. */
    record Count(String type, Job.State state, long jobs, Instant oldest) {}

    /** Only types and states that have jobs. */
    Flux<Count> counts() {
        return database.sql("""
                select type, state, count(*) as jobs, min(created_at) as oldest from job group by type, state
                """)
                .map(row -> new Count(
                        text(row, "type"),
                        Job.State.valueOf(text(row, "state")),
                        number(row, "jobs"),
                        instant(row, "oldest")))
                .all();
    }

    private static Job job(Readable row) {
        return new Job(
                uuid(row, "id"),
                text(row, "type"),
                Job.State.valueOf(text(row, "state")),
                text(row, "started_by"),
                row.get("position", String.class),
                number(row, "done"),
                number(row, "total"),
                row.get("result", String.class),
                value(row, "cancelling", Boolean.class),
                number(row, "revision"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
