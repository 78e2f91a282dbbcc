package io.guanhu.privacy.decision;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.command.Commands;
import io.guanhu.privacy.command.ContactGuard;
import io.guanhu.privacy.docket.Notices;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.lifecycle.ErasureRequest;
import io.guanhu.privacy.model.request.Filing;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Confirmation, cancellation by the customer, and decision by a second person. */
@Component
class Deciding {

    private static final String CONFIRM = "privacy-request.confirm";
    private static final String APPROVE = "privacy-request.approve";
    private static final String REJECT = "privacy-request.reject";

    private final Commands commands;
    private final RequestStore requests;
    private final Keyring keyring;
    private final ContactGuard guard;
    private final Notices notices;

    Deciding(Commands commands, RequestStore requests, Keyring keyring, ContactGuard guard, Notices notices) {
        this.commands = commands;
        this.requests = requests;
        this.keyring = keyring;
        this.guard = guard;
        this.notices = notices;
    }

    Mono<ErasureRequest> confirm(UUID id, boolean acknowledges, Caller caller) {
        return uninvolved(id, caller, CONFIRM)
                .then(commands.run(
                        id,
                        caller,
                        CONFIRM,
                        (request, actor, at) -> request.confirm(acknowledges, actor, at),
                        state -> Mono.empty()));
    }

    Mono<ErasureRequest> approve(UUID id, Caller caller) {
        return uninvolved(id, caller, APPROVE)
                .then(commands.run(
                        id,
                        caller,
                        APPROVE,
                        (request, actor, at) -> request.approve(actor, at),
                        state -> Mono.empty()));
    }

    Mono<ErasureRequest> reject(UUID id, String reason, String citation, Caller caller) {
        return commands.runSealing(
                id,
                caller,
                REJECT,
                (request, actor, at) -> request.reject(actor, at),
                state -> notifyOfRefusal(state.filing(), reason, citation));
    }

    Mono<ErasureRequest> cancel(UUID id, Caller caller) {
        return commands.run(
                id,
                caller,
                "privacy-request.cancel",
                (request, actor, at) -> request.cancel(actor, at),
                state -> requests.find(id).flatMap(held -> notices.cancelled(state.filing(), held.locale())));
    }

    /** Refuses anyone who was recently involved in changing the customer's contacts. */
    private Mono<Void> uninvolved(UUID id, Caller caller, String action) {
        return commands.find(id, caller, action).flatMap(held -> guard.require(held, caller, action));
    }

    /** Stores the reasons sealed, and has the customer informed of them. */
    private Mono<Void> notifyOfRefusal(Filing filing, String reason, String citation) {
        UUID id = filing.requestId();
        return keyring.provide(id, Set.of(DataCategory.INTERACTION))
                .flatMap(keys -> requests.refuse(id, seal(keys, "decision", reason), seal(keys, "citation", citation)))
                .then(requests.find(id))
                .flatMap(held -> notices.refused(filing, held.locale()));
    }

    private static byte[] seal(CustomerKeys keys, String field, String words) {
        return keys.seal(DataCategory.INTERACTION, field, words.getBytes(StandardCharsets.UTF_8));
    }
}
