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
                SELECT state, count(*) AS requests, count(*) FILTER (WHERE deadline < :today) AS overdue,
                       count(*) FILTER (WHERE failures > 0) AS failing
                  FROM privacy_request
                 WHERE state NOT IN ('COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED')
                 GROUP BY state
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
                SELECT min(h.at) AS since
                  FROM privacy_request r JOIN request_history h ON h.request_id = r.id
                 WHERE r.state = 'EXECUTING' AND h.to_state = 'EXECUTING'
                """)
                .map(row -> Optional.ofNullable(row.get("since", Instant.class)))
                .one();
    }

    /**
     * Erasures that are complete and in the ledger, and wait for the audit log or its witnesses.
     */
    private Mono<Long> lateCertificates(Instant enteredBefore) {
        return database.sql("""
                SELECT count(*) AS late
                  FROM privacy_request r JOIN erasure_ledger l ON l.request_id = r.id
                 WHERE r.state = 'EXECUTING' AND r.step = 'CERTIFYING' AND l.at < :before
                """)
                .bind("before", enteredBefore)
                .map(row -> number(row, "late"))
                .one();
    }

    private Mono<Map<String, Long>> unanswered(Instant orderedBefore) {
        return database.sql("""
                SELECT e.holder, count(*) AS orders
                  FROM privacy_request r JOIN expected_holder e ON e.order_id = r.order_id
                 WHERE r.state = 'EXECUTING'
                   AND NOT EXISTS (SELECT FROM receipt x WHERE x.order_id = e.order_id AND x.holder = e.holder)
                   AND EXISTS (
                       SELECT FROM request_history h
                        WHERE h.request_id = r.id AND h.to_state = 'EXECUTING' AND h.at < :before)
                 GROUP BY e.holder
                """)
                .bind("before", orderedBefore)
                .map(row -> new Unanswered(text(row, "holder"), number(row, "orders")))
                .all()
                .collectMap(Unanswered::holder, Unanswered::orders);
    }
}
