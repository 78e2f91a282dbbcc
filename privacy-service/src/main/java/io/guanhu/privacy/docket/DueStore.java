package io.guanhu.privacy.docket;

import static io.guanhu.platform.database.Columns.uuid;

import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which requests are due, and which worker has taken them. */
@Component
public class DueStore {

    private final DatabaseClient database;

    DueStore(DatabaseClient database) {
        this.database = database;
    }

    /** Takes what is due and reserves it until the lease ends. */
    public Flux<UUID> claim(Instant now, Duration lease, State... states) {
        return database.sql("""
                update privacy_request set due_at = :leased
                 where id = any(array(
                       select id from privacy_request
                        where due_at <= :now and state = any(:states)
                        order by due_at limit 20 for update skip locked))
                returning id
                """)
                .bind("now", now)
                .bind("leased", now.plus(lease))
                .bind("states", Arrays.stream(states).map(State::name).toArray(String[]::new))
                .map(row -> uuid(row, "id"))
                .all()
                // Completes the statement before work starts on the first request.
                .collectList()
                .flatMapIterable(ids -> ids);
    }

    /** Schedules another attempt. The delay doubles with each failure in a row, up to 64 times. */
    public Mono<Void> postpone(UUID id, Instant now, Duration retry) {
        return database.sql("""
                update privacy_request
                   set failures = failures + 1,
                       due_at = :now::timestamptz + make_interval(secs => :seconds * power(2, least(failures, 6)))
                 where id = :id
                """)
                .bind("now", now)
                .bind("seconds", retry.toMillis() / 1000.0)
                .bind("id", id)
                .then();
    }

    /** Schedules another check at the given time, or earlier if something it waits for arrives. */
    public Mono<Void> scheduleCheck(UUID id, Instant until) {
        return database.sql("update privacy_request set due_at = least(due_at, :until) where id = :id")
                .bind("until", until)
                .bind("id", id)
                .then();
    }

    /** Makes the execution of a request due now. */
    public Mono<Void> makeDueNow(UUID request, Instant now) {
        return database.sql("update privacy_request set due_at = :now where id = :id and state = 'EXECUTING'")
                .bind("now", now)
                .bind("id", request)
                .then();
    }
}
