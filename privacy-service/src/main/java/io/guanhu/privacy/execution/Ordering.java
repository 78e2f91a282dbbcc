package io.guanhu.privacy.execution;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.customer.CustomerDirectory.Contacts;
import io.guanhu.privacy.docket.Held;
import io.guanhu.privacy.model.Assessment;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.Consequence;
import io.guanhu.privacy.model.Consequence.Verdict;
import io.guanhu.privacy.model.Executing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives the order. Before it, the contact is taken aside for the last notice: sealed under a key of
 * the request's own, since the customer's own keys are about to be destroyed.
 */
@Component
class Ordering {

    private static final int NONCE_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final CustomerDirectory customers;
    private final Keyring keyring;
    private final ExecutionStore store;
    private final Outbox outbox;
    private final Steps steps;
    private final ExecutionSettings settings;
    private final Ids ids;
    private final Clock clock;

    Ordering(
            CustomerDirectory customers,
            Keyring keyring,
            ExecutionStore store,
            Outbox outbox,
            Steps steps,
            ExecutionSettings settings,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.keyring = keyring;
        this.store = store;
        this.outbox = outbox;
        this.steps = steps;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Void> run(Executing executing) {
        return customers
                .contacts(executing.filing().customerId())
                .flatMap(contacts -> steps.fromSealing(executing, held -> order(held, contacts)));
    }

    private Mono<Void> order(Held held, Contacts contacts) {
        var assessment = ((Executing) held.request()).assessment();
        ErasureOrdered order =
                new ErasureOrdered(
                        ids.next(),
                        held.id(),
                        held.filing().customerId(),
                        assessment.of(Verdict.ERASE).stream()
                                .map(each -> contract(each.category()))
                                .collect(Collectors.toSet()),
                        restrictions(assessment),
                        settings.holders(),
                        nonce(),
                        clock.instant());
        return keep(held.id(), contacts)
                .then(
                        Mono.defer(
                                () ->
                                        store.order(
                                                held.id(),
                                                order.orderId(),
                                                EventCodec.write(order),
                                                settings.holders())))
                .then(Mono.defer(() -> outbox.append(order)));
    }

    private String nonce() {
        byte[] bits = new byte[NONCE_LENGTH];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static List<Restriction> restrictions(Assessment assessment) {
        return assessment.of(Verdict.RESTRICT).stream().map(Ordering::restriction).toList();
    }

    private static Restriction restriction(Consequence consequence) {
        return new Restriction(
                contract(consequence.category()), consequence.until(), consequence.rule());
    }

    private Mono<Void> keep(UUID id, Contacts contacts) {
        return keyring.provide(id, Set.of(DataCategory.CONTACT))
                .flatMap(
                        keys ->
                                store.keepContact(
                                        id,
                                        seal(keys, "phone", contacts.phone()),
                                        seal(keys, "email", contacts.email())));
    }

    private static byte @Nullable [] seal(CustomerKeys keys, String field, @Nullable String value) {
        return value == null
                ? null
                : keys.seal(DataCategory.CONTACT, field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static DataCategory contract(Category category) {
        return DataCategory.valueOf(category.name());
    }
}
