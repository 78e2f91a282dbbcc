package io.guanhu.privacy.request;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.ErasureRequest;
import io.guanhu.privacy.model.Filing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Confirmation by the customer, decision by a second person, cancellation. */
@Component
class Deciding {

    private static final String CONFIRM = "privacy-request.confirm";
    private static final String APPROVE = "privacy-request.approve";
    private static final String REJECT = "privacy-request.reject";

    private final Commands commands;
    private final RequestStore requests;
    private final Refusals refusals;
    private final Keyring keyring;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Deciding(
            Commands commands,
            RequestStore requests,
            Refusals refusals,
            Keyring keyring,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.commands = commands;
        this.requests = requests;
        this.refusals = refusals;
        this.keyring = keyring;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<ErasureRequest> confirm(UUID id, boolean acknowledges, Caller caller) {
        return refusals.requireStepUp(caller, CONFIRM, id)
                .then(
                        commands.run(
                                id,
                                caller,
                                CONFIRM,
                                (request, actor, at) -> request.confirm(acknowledges, actor, at),
                                state -> Mono.empty()));
    }

    Mono<ErasureRequest> approve(UUID id, Caller caller) {
        return refusals.requireStepUp(caller, APPROVE, id)
                .then(
                        commands.run(
                                id,
                                caller,
                                APPROVE,
                                (request, actor, at) -> request.approve(actor, at),
                                state -> Mono.empty()));
    }

    Mono<ErasureRequest> reject(UUID id, String reason, String citation, Caller caller) {
        return refusals.requireStepUp(caller, REJECT, id)
                .then(
                        commands.runSealing(
                                id,
                                caller,
                                REJECT,
                                (request, actor, at) -> request.reject(actor, at),
                                state -> tell(state.filing(), reason, citation)));
    }

    Mono<ErasureRequest> cancel(UUID id, Caller caller) {
        return commands.run(
                id,
                caller,
                "privacy-request.cancel",
                (request, actor, at) -> request.cancel(actor, at),
                state -> Mono.empty());
    }

    /** PIPL art. 50: the reasons are given, and with them the right to sue. */
    private Mono<Void> tell(Filing filing, String reason, String citation) {
        UUID id = filing.requestId();
        return keyring.provide(id, Set.of(DataCategory.INTERACTION))
                .flatMap(
                        keys ->
                                requests.refuse(
                                        id,
                                        sealed(keys, "decision", reason),
                                        sealed(keys, "citation", citation)))
                .then(requests.find(id))
                .flatMapMany(
                        held ->
                                Flux.fromIterable(List.of("SMS", "EMAIL"))
                                        .concatMap(channel -> notice(held, channel)))
                .then();
    }

    private static byte[] sealed(CustomerKeys keys, String field, String words) {
        return keys.seal(DataCategory.INTERACTION, field, words.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<Void> notice(Held held, String channel) {
        UUID notificationId = ids.next();
        return requests.notice(notificationId, held.id(), channel)
                .then(
                        outbox.append(
                                new NotificationRequested(
                                        notificationId,
                                        held.filing().customerId(),
                                        "erasure-refused",
                                        channel,
                                        held.locale().toLanguageTag(),
                                        Map.of("requestId", held.id().toString()),
                                        "privacy-service",
                                        "LEGAL_NOTICE",
                                        clock.instant())));
    }
}
