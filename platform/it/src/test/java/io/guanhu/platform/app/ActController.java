package io.guanhu.platform.app;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Carries out an act that writes a row, and then does as it is told. */
@RestController
@Permitted("note.write")
class ActController {

    static final AtomicBoolean WAITING = new AtomicBoolean();

    private final DatabaseClient database;
    private final Acts acts;

    ActController(DatabaseClient database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    record Act(String text, String then) {}

    record Written(String text) {}

    @Audited("act.write")
    @PostMapping("/api/customers/{customer}/acts")
    Mono<Written> write(@PathVariable UUID customer, @RequestBody Act act, Caller caller) {
        Mono<Written> work = database.sql("INSERT INTO effect (text) VALUES (:text)")
                .bind("text", act.text())
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> then(act)));
        return acts.carryOut(AuditEntry.onCustomer(caller, "act.write", customer), work);
    }

    private static Mono<Written> then(Act act) {
        return switch (act.then()) {
            case "refuse" -> Mono.error(ProblemException.conflict("refused"));
            case "break" -> Mono.error(new IllegalStateException("broken"));
            case "wait" -> Mono.<Written>never().doOnSubscribe(_ -> WAITING.set(true));
            default -> Mono.just(new Written(act.text()));
        };
    }
}
