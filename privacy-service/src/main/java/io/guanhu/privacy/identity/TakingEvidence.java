package io.guanhu.privacy.identity;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.command.Commands;
import io.guanhu.privacy.command.ContactGuard;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.lifecycle.Verified;
import io.guanhu.privacy.model.request.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records the evidence for a request that staff filed. */
@Component
class TakingEvidence {

    private static final String ACTION = "privacy-request.evidence";

    private final Commands commands;
    private final EvidenceStore store;
    private final ContactGuard guard;
    private final Keyring keyring;
    private final Clock clock;

    TakingEvidence(Commands commands, EvidenceStore store, ContactGuard guard, Keyring keyring, Clock clock) {
        this.commands = commands;
        this.store = store;
        this.guard = guard;
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * @param reference the number of the document in the bank's archive
     */
    Mono<ErasureRequest> take(UUID id, String reference, Caller caller) {
        return commands.find(id, caller, ACTION)
                .flatMap(held -> guard.require(held, caller, ACTION).thenReturn(held))
                .flatMap(_ -> commands.runSealing(
                        id,
                        caller,
                        ACTION,
                        (request, actor, at) -> request.evidence(actor, at),
                        state -> keep(state, reference)));
    }

    private Mono<Void> keep(ErasureRequest state, String reference) {
        Evidence evidence = state instanceof Verified verified ? verified.evidence() : null;
        if (evidence == null) {
            return Mono.error(new IllegalStateException("Evidence was accepted and is not there"));
        }
        UUID id = state.filing().requestId();
        return keyring.provide(id, Set.of(DataCategory.INTERACTION))
                .map(keys ->
                        keys.seal(DataCategory.INTERACTION, "evidence", reference.getBytes(StandardCharsets.UTF_8)))
                .flatMap(box -> store.keep(id, evidence, box, clock.instant()));
    }
}
