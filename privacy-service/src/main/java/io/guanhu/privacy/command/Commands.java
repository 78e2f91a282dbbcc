package io.guanhu.privacy.command;

import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.docket.Docket;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.lifecycle.Decision;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Filing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs every command on a request in one transaction: load, decide, save and announce. */
@Component
public class Commands {

    private final RequestStore requests;
    private final Docket docket;
    private final AuditTrail trail;
    private final Refusals refusals;
    private final Keyring keyring;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Commands(
            RequestStore requests,
            Docket docket,
            AuditTrail trail,
            Refusals refusals,
            Keyring keyring,
            TransactionalOperator transaction,
            Clock clock) {
        this.requests = requests;
        this.docket = docket;
        this.trail = trail;
        this.refusals = refusals;
        this.keyring = keyring;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The decision of a command, given the request and the time. */
    public interface Deciding {
        Decision decide(ErasureRequest request, Actor actor, Instant at);
    }

    private record Verdict(UUID customerId, Decision decision) {}

    /**
     * Runs a person's command. A refusal is recorded after the transaction: the record needs its
     * own connection, which may never become free while others wait here for the lock.
     */
    public Mono<ErasureRequest> run(
            UUID id, Caller caller, String action, Deciding deciding, Function<ErasureRequest, Mono<Void>> besides) {
        return verdict(
                id,
                caller,
                action,
                decided(id, caller, action, deciding, besides).as(transaction::transactional));
    }

    /** Like {@link #run}, for a command that stores a person's words with the request. */
    public Mono<ErasureRequest> runSealing(
            UUID id, Caller caller, String action, Deciding deciding, Function<ErasureRequest, Mono<Void>> besides) {
        // Create no keys for a request that does not exist.
        return verdict(
                id,
                caller,
                action,
                requests.find(id)
                        .filter(stored -> reaches(caller, stored))
                        .flatMap(stored -> keyring.sealing(
                                List.of(id),
                                Set.of(DataCategory.INTERACTION),
                                decided(id, caller, action, deciding, besides))));
    }

    private Mono<Verdict> decided(
            UUID id, Caller caller, String action, Deciding deciding, Function<ErasureRequest, Mono<Void>> besides) {
        return requests.lock(id)
                .filter(stored -> reaches(caller, stored))
                .flatMap(stored -> decide(stored, caller, action, deciding, besides));
    }

    private Mono<ErasureRequest> verdict(UUID id, Caller caller, String action, Mono<Verdict> verdicts) {
        return verdicts.switchIfEmpty(Mono.defer(() -> absent(id, caller, action)))
                .flatMap(verdict -> switch (verdict.decision()) {
                    case Decision.Accepted accepted -> Mono.just(accepted.state());
                    case Decision.Refused(var reason) ->
                        refusals.refuse(caller, action, id, verdict.customerId(), Refusals.problem(reason));
                });
    }

    private Mono<Verdict> decide(
            StoredRequest stored,
            Caller caller,
            String action,
            Deciding deciding,
            Function<ErasureRequest, Mono<Void>> besides) {
        UUID customer = stored.filing().customerId();
        Instant now = clock.instant();
        Decision decision = deciding.decide(stored.request(), actor(caller), now);
        var verdict = new Verdict(customer, decision);
        return switch (decision) {
            case Decision.Accepted(var state, var events) ->
                docket.store(state, events, now)
                        .then(trail.allowed(AuditEntry.on(caller, action, Refusals.RESOURCE, stored.id(), customer)))
                        .then(Mono.defer(() -> besides.apply(state)))
                        .thenReturn(verdict);
            case Decision.Refused _ -> Mono.just(verdict);
        };
    }

    /** A request that the caller may see; any other is reported as not found. */
    public Mono<StoredRequest> find(UUID id, Caller caller, String action) {
        return requests.find(id)
                .filter(stored -> reaches(caller, stored))
                .switchIfEmpty(Mono.defer(() -> absent(id, caller, action)));
    }

    private <T> Mono<T> absent(UUID id, Caller caller, String action) {
        return refusals.refuse(caller, action, id, null, ProblemException.notFound("privacy-request-not-found"));
    }

    private static boolean reaches(Caller caller, StoredRequest stored) {
        Filing filing = stored.filing();
        return Sight.covers(caller, filing.customerId(), filing.hidden(), Sight.HIDDEN_REQUESTS);
    }

    public static Actor actor(Caller caller) {
        return new Actor(Actor.Type.valueOf(caller.type().name()), caller.id());
    }
}
