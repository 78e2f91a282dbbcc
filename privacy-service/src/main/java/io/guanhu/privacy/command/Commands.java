package io.guanhu.privacy.command;

import io.guanhu.platform.audit.Acts;
import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.audit.AuditEntry;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Runs every command on a request in one transaction: load, decide, save and announce. */
@Component
public class Commands {

    private final RequestStore requests;
    private final Docket docket;
    private final Acts acts;
    private final Refusals refusals;
    private final Keyring keyring;
    private final Clock clock;

    Commands(RequestStore requests, Docket docket, Acts acts, Refusals refusals, Keyring keyring, Clock clock) {
        this.requests = requests;
        this.docket = docket;
        this.acts = acts;
        this.refusals = refusals;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** The decision of a command, given the request and the time. */
    public interface Deciding {
        Decision decide(ErasureRequest request, Actor actor, Instant at);
    }

    /** Runs a person's command in one transaction, with its entry in the audit log. */
    public Mono<ErasureRequest> run(
            UUID id, Caller caller, String action, Deciding deciding, Function<ErasureRequest, Mono<Void>> besides) {
        Mono<Done<ErasureRequest>> decided = reached(requests.lock(id), id, caller, action)
                .flatMap(stored -> decide(stored, caller, action, deciding, besides));
        return acts.carryOutEntering(entry(caller, action, id, null), decided);
    }

    /** Like {@link #run}, for a command that stores a person's words with the request. */
    public Mono<ErasureRequest> runSealing(
            UUID id, Caller caller, String action, Deciding deciding, Function<ErasureRequest, Mono<Void>> besides) {
        // Create no keys for a request that does not exist.
        return find(id, caller, action)
                .flatMap(_ -> keyring.sealing(
                        List.of(id), Set.of(DataCategory.INTERACTION), run(id, caller, action, deciding, besides)));
    }

    private Mono<Done<ErasureRequest>> decide(
            StoredRequest stored,
            Caller caller,
            String action,
            Deciding deciding,
            Function<ErasureRequest, Mono<Void>> besides) {
        AuditEntry act = entry(caller, action, stored.id(), stored.filing().customerId());
        Instant now = clock.instant();
        return switch (deciding.decide(stored.request(), actor(caller), now)) {
            case Decision.Accepted(var state, var events) ->
                acts.attempt(act, docket.store(state, events, now).then(Mono.defer(() -> besides.apply(state))))
                        .thenReturn(Done.of(state, act));
            case Decision.Refused(var reason) -> acts.attempt(act, Mono.error(Refusals.problem(reason)));
        };
    }

    /** A request that the caller may see; any other is reported as not found. */
    public Mono<StoredRequest> find(UUID id, Caller caller, String action) {
        return reached(requests.find(id), id, caller, action);
    }

    private Mono<StoredRequest> reached(Mono<StoredRequest> found, UUID id, Caller caller, String action) {
        return found.filter(stored -> reaches(caller, stored))
                .switchIfEmpty(Mono.defer(() -> refusals.refuse(
                        caller, action, id, null, ProblemException.notFound("privacy-request-not-found"))));
    }

    private static AuditEntry entry(Caller caller, String action, UUID id, @Nullable UUID customerId) {
        return AuditEntry.on(caller, action, Refusals.RESOURCE, id, customerId);
    }

    private static boolean reaches(Caller caller, StoredRequest stored) {
        Filing filing = stored.filing();
        return Sight.covers(caller, filing.customerId(), filing.hidden(), Sight.HIDDEN_REQUESTS);
    }

    public static Actor actor(Caller caller) {
        return new Actor(Actor.Type.valueOf(caller.type().name()), caller.id());
    }
}
