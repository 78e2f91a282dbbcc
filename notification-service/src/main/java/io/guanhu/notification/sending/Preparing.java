package io.guanhu.notification.sending;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.notification.model.message.Message;
import io.guanhu.notification.template.Templates;
import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.client.ServiceRefusedException;
import io.guanhu.platform.client.ServiceUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Builds the message of a notification. Contact and secrets are fetched at send time and stored
 * nowhere.
 */
@Component
class Preparing {

    private static final String CUSTOMERS = "customer-service";

    private final ServiceClients services;
    private final Templates templates;

    Preparing(ServiceClients services, Templates templates) {
        this.services = services;
        this.templates = templates;
    }

    /** The answer of customer-service; null where erased. */
    record Contacts(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String locale) {

        @Nullable
        String of(Channel channel) {
            return channel == Channel.SMS ? phone : email;
        }
    }

    /**
     * The answer of the service named in the request; without a contact, customer-service's is
     * used.
     */
    record Particulars(
            @Nullable String phone,
            @Nullable String email,
            @Nullable Map<String, String> parameters) {

        static final Particulars NONE = new Particulars(null, null, null);

        @Nullable
        String of(Channel channel) {
            return channel == Channel.SMS ? phone : email;
        }
    }

    Mono<Prepared> prepare(Claim claim) {
        return particulars(claim)
                .flatMap(given -> given.map(particulars -> prepare(claim, particulars))
                        .orElse(Mono.just(Prepared.never("particulars-gone"))))
                .onErrorResume(
                        ServiceUnavailableException.class,
                        outage -> Mono.just(Prepared.notNow(outage.service() + "-unavailable")))
                .onErrorResume(ServiceRefusedException.class, refused -> Mono.just(Prepared.notNow("service-refused")))
                .onErrorResume(
                        IllegalArgumentException.class,
                        unknown -> Mono.just(Prepared.notNow("service-not-configured")));
    }

    private Mono<Optional<Particulars>> particulars(Claim claim) {
        String service = claim.particulars();
        if (service == null) {
            return Mono.just(Optional.of(Particulars.NONE));
        }
        return Mono.defer(() -> services.to(service).get(Particulars.class, "/internal/particulars/{id}", claim.id()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Prepared> prepare(Claim claim, Particulars particulars) {
        String own = particulars.of(claim.channel());
        if (own != null) {
            return Mono.just(render(claim, own, particulars));
        }
        return contacts(claim.customerId()).map(found -> {
            String contact = found.map(c -> c.of(claim.channel())).orElse(null);
            return contact == null ? Prepared.never("no-contact") : render(claim, contact, particulars);
        });
    }

    private Mono<Optional<Contacts>> contacts(UUID customerId) {
        return Mono.defer(() ->
                        services.to(CUSTOMERS).get(Contacts.class, "/internal/customers/{id}/contacts", customerId))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Prepared render(Claim claim, String destination, Particulars particulars) {
        Map<String, String> values = new HashMap<>(claim.parameters());
        if (particulars.parameters() != null) {
            values.putAll(particulars.parameters());
        }
        return switch (templates.render(claim.template(), claim.channel(), claim.locale(), values)) {
            case Templates.Result.Failed(String code) -> Prepared.never(code);
            case Templates.Result.Done done ->
                new Prepared.Ready(
                        new Message(
                                claim.id(), claim.channel(), destination, done.subject(), done.body(), done.language()),
                        done.version());
        };
    }
}
