package io.guanhu.privacy.oversight;

import static io.guanhu.platform.database.Columns.number;
import static io.guanhu.platform.database.Columns.text;

import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.oversight.Oversight.Counted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts open requests. Most requests have ended, and these are in none of the indexes used here.
 */
@Component
class OversightStore {

    private final DatabaseClient database;

    OversightStore(DatabaseClient database) {
        this.database = database;
    }

    /** The open requests of one state. */
    record Line(State state, long requests, long overdue, long failing) {}

    private record Unanswered(String holder, long orders) {}

    /**
     * Counts the open requests.
     *
     * @param today deadlines before this day have passed
     * @param orderedBefore holders must have answered orders from before this time
     * @param enteredBefore certificates must exist for ledger entries from before this time
     */
    Mono<Counted> count(LocalDate today, Instant orderedBefore, Instant enteredBefore) {
        return Mono.zip(lines(today), executingSince(), unanswered(orderedBefore), lateCertificates(enteredBefore))
                .map(parts -> new Counted(parts.getT1(), parts.getT2().orElse(null), parts.getT3(), parts.getT4()));
    }

    private Mono<Map<State, Line>> lines(LocalDate today) {
        return database.sql("""
                select state, count(*) as requests, count(*) filter (where deadline < :today) as overdue,
                       count(*) filter (where failures > 0) as failing
                  from privacy_request
                 where state not in ('COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED')
                 group by state
                """)
                .bind("today", today)
                .map(row -> new Line(
                        State.valueOf(text(row, "state")),
                        number(row, "requests"),
                        number(row, "overdue"),
                        number(row, "failing")))
                .all()
                .collectMap(Line::state);
    }

    private Mono<Optional<Instant>> executingSince() {
        return database.sql("""
                select min(h.at) as since
                  from privacy_request r join request_history h on h.request_id = r.id
                 where r.state = 'EXECUTING' and h.to_state = 'EXECUTING'
                """)
                .map(row -> Optional.ofNullable(row.get("since", Instant.class)))
                .one();
    }

    /**
     * Erasures that are complete and in the ledger, and wait for the audit log or its witnesses.
     */
    private Mono<Long> lateCertificates(Instant enteredBefore) {
        return database.sql("""
                select count(*) as late
                  from privacy_request r join erasure_ledger l on l.request_id = r.id
                 where r.state = 'EXECUTING' and r.step = 'CERTIFYING' and l.at < :before
                """)
                .bind("before", enteredBefore)
                .map(row -> number(row, "late"))
                .one();
    }

    private Mono<Map<String, Long>> unanswered(Instant orderedBefore) {
        return database.sql("""
                select e.holder, count(*) as orders
                  from privacy_request r join expected_holder e on e.order_id = r.order_id
                 where r.state = 'EXECUTING'
                   and not exists (select from receipt x where x.order_id = e.order_id and x.holder = e.holder)
                   and exists (
                       select from request_history h
                        where h.request_id = r.id and h.to_state = 'EXECUTING' and h.at < :before)
                 group by e.holder
                """)
                .bind("before", orderedBefore)
                .map(row -> new Unanswered(text(row, "holder"), number(row, "orders")))
                .all()
                .collectMap(Unanswered::holder, Unanswered::orders);
    }
}
