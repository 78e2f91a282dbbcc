package io.guanhu.customer.probing;

import io.guanhu.customer.probing.AttemptStore.Counted;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.database.transaction.CommitCondition;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.Failure;
import io.guanhu.platform.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Prevents callers from using registrations and changes to find out whom the bank knows. All of
 * them are limited alike, before anything is looked up, so that the limit reveals nothing about the
 * result. Matches are counted silently: if a caller meets known people unusually often, only
 * compliance is told.
 */
@Component
public class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private static final Caller SELF = Caller.service("customer-service");

    private final AttemptStore store;
    private final ProbingProperties properties;
    private final AuditTrail audit;
    private final TransactionalOperator transaction;
    private final Counter alarms;
    private final Counter uncounted;
    private final Clock clock;

    Attempts(
            AttemptStore store,
            ProbingProperties properties,
            AuditTrail audit,
            TransactionalOperator transaction,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.properties = properties;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.alarms = Counter.builder("guanhu.customer.probing.alarms")
                .description("Callers whose registrations and changes met known people unusually often")
                .register(meters);
        this.uncounted = Counter.builder("guanhu.customer.probing.uncounted")
                .description("Registrations and changes whose outcome was not counted")
                .register(meters);
    }

    /**
     * Takes places from the caller's budget, outside any transaction; fails with 429 if there are
     * too few.
     */
    public Mono<Void> spend(Caller caller, boolean imported, int people) {
        return people == 0
                ? Mono.empty()
                : store.spend(caller.id(), Kind.of(caller, imported), people, clock.instant())
                        .flatMap(wait -> Mono.error(tooMany().retryAfter(wait)));
    }

    private static ProblemException tooMany() {
        return ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests");
    }

    /**
     * Counts the results, after their transaction and before the response. If counting fails, the
     * response is sent all the same, since the work is done.
     *
     * @param met how many may be people that the caller may not know about: customers outside their
     *     reach, or erased people
     */
    public Mono<Void> count(Caller caller, boolean imported, int people, int met) {
        if (people == 0) {
            return Mono.empty();
        }
        Kind kind = Kind.of(caller, imported);
        Instant now = clock.instant();
        return transaction
                .transactional(store.count(caller.id(), kind, people, met, now)
                        .filter(counted -> isNew(kind, counted))
                        .flatMap(counted -> alarm(caller, kind).thenReturn(counted)))
                .contextWrite(CommitCondition::lifted)
                .doOnNext(this::logAlarm)
                .then()
                .onErrorResume(failure -> logNotCounted(failure, people));
    }

    private Mono<Void> logNotCounted(Throwable failure, int people) {
        uncounted.increment(people);
        LOG.error("Could not count the results of registrations and changes: {}", Failure.of(failure));
        return Mono.empty();
    }

    private boolean isNew(Kind kind, Counted counted) {
        return !counted.alarmed() && properties.alarm().isReached(kind, counted.sent(), counted.met());
    }

    private Mono<Void> alarm(Caller caller, Kind kind) {
        AuditEntry entry = AuditEntry.on(
                        SELF,
                        "customer.suspect-probing",
                        caller.type() == Caller.Type.STAFF ? "employee" : "client",
                        caller.id(),
                        null)
                .withReason("met-known-people");
        return store.alarm(caller.id(), kind).then(audit.allowed(entry));
    }

    /** Logs without any name; only the audit log has it. */
    private void logAlarm(Counted counted) {
        alarms.increment();
        LOG.error(
                "Somebody's registrations and changes met {} known people among {}: see customer.suspect-probing in the audit log",
                counted.met(),
                counted.sent());
    }
}
