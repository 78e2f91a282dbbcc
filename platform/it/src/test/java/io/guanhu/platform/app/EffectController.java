package io.guanhu.platform.app;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Writes a row in a transaction of its own, as services do, then does what the request says. */
@RestController
@Permitted("note.write")
class EffectController {

    static final AtomicBoolean FAIL_ONCE = new AtomicBoolean();
    static final AtomicBoolean WAITING = new AtomicBoolean();

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final AuditTrail audit;

    EffectController(DatabaseClient database, TransactionalOperator transaction, AuditTrail audit) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
    }

    record Effect(String text, String then) {}

    @Audited("effect.make")
    @PostMapping("/api/customers/{customer}/effects")
    Mono<ResponseEntity<Map<String, String>>> effect(
            @PathVariable UUID customer, @RequestBody Effect effect, Caller caller) {
        return switch (effect.then()) {
            case "answer-422" ->
                Mono.just(
                        ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(Map.of("text", effect.text())));
            case "wait-first" -> waiting().then(Mono.defer(() -> act(customer, effect, caller)));
            case "twice" -> act(customer, effect, caller).then(Mono.defer(() -> act(customer, effect, caller)));
            default -> act(customer, effect, caller);
        };
    }

    private Mono<ResponseEntity<Map<String, String>>> act(UUID customer, Effect effect, Caller caller) {
        return database.sql("insert into effect (text) values (:text)")
                .bind("text", effect.text())
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> inside(customer, effect, caller)))
                .as(transaction::transactional)
                .then(Mono.defer(() -> afterwards(customer, effect)));
    }

    private static Mono<Void> waiting() {
        WAITING.set(true);
        return Mono.delay(Duration.ofSeconds(2)).then();
    }

    private Mono<Void> inside(UUID customer, Effect effect, Caller caller) {
        return switch (effect.then()) {
            case "fail-once" ->
                FAIL_ONCE.getAndSet(false)
                        ? Mono.error(new IllegalStateException("died before the commit"))
                        : Mono.empty();
            case "refuse" -> Mono.error(ProblemException.conflict("refused"));
            case "refuse-audited" ->
                Mono.delay(Duration.ofSeconds(1))
                        .then(audit.refused(AuditEntry.onCustomer(caller, "effect.make", customer)
                                .withReason("refused")))
                        .then(Mono.error(ProblemException.conflict("refused")));
            default -> Mono.empty();
        };
    }

    private static Mono<ResponseEntity<Map<String, String>>> afterwards(UUID customer, Effect effect) {
        return switch (effect.then()) {
            case "refuse-after" -> Mono.error(ProblemException.conflict("refused"));
            case "fail-after" -> Mono.error(new IllegalStateException("died after the commit"));
            case "wait" -> waiting().then(created(customer, effect));
            default -> created(customer, effect);
        };
    }

    private static Mono<ResponseEntity<Map<String, String>>> created(UUID customer, Effect effect) {
        return Mono.just(ResponseEntity.created(URI.create("/api/customers/" + customer + "/effects/1"))
                .eTag("\"1\"")
                .body(Map.of("text", effect.text(), "id", UUID.randomUUID().toString())));
    }
}
