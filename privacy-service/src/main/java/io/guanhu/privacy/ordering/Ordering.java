package io.guanhu.privacy.ordering;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.PartErased;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.privacy.assessment.Assessing;
import io.guanhu.privacy.customer.CustomerDirectory;
import io.guanhu.privacy.customer.CustomerDirectory.Contacts;
import io.guanhu.privacy.customer.CustomerDirectory.RetentionFacts;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.execution.ExecutionSettings;
import io.guanhu.privacy.execution.ExecutionStep;
import io.guanhu.privacy.execution.Steps;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.request.Filing;
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
 * Gives the order to erase. Before that, stores the contact for the last notice, sealed with the
 * request's own key, since the customer's own keys are about to be destroyed.
 */
@Component
class Ordering implements ExecutionStep {

    private static final int NONCE_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private static final Contact NOBODY = new Contact(null, null);

    private final CustomerDirectory customers;
    private final Keyring keyring;
    private final Assessing assessing;
    private final RequestStore requests;
    private final OrderStore store;
    private final Outbox outbox;
    private final Steps steps;
    private final ExecutionSettings settings;
    private final Ids ids;
    private final Clock clock;

    Ordering(
            CustomerDirectory customers,
            Keyring keyring,
            Assessing assessing,
            RequestStore requests,
            OrderStore store,
            Outbox outbox,
            Steps steps,
            ExecutionSettings settings,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.keyring = keyring;
        this.assessing = assessing;
        this.requests = requests;
        this.store = store;
        this.outbox = outbox;
        this.steps = steps;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Executing.Step step() {
        return Executing.Step.ORDERING;
    }

    /**
     * Fetches the facts and the contact, and creates the contact's key, before the transaction;
     * reads the holds within it. Nobody is notified of a hidden release, so no contact is stored
     * for it.
     */
    @Override
    public Mono<Void> run(Executing executing) {
        Filing filing = executing.filing();
        return customers
                .retentionFacts(filing.customerId())
                .flatMap(facts -> filing.hidden()
                        ? steps.from(executing, stored -> order(stored, facts, NOBODY))
                        : orderKeepingContact(executing, facts));
    }

    private Mono<Void> orderKeepingContact(Executing executing, RetentionFacts facts) {
        return customers
                .contacts(executing.filing().customerId())
                .flatMap(contacts -> steps.fromSealing(
                        executing,
                        stored -> sealed(stored.id(), contacts).flatMap(contact -> order(stored, facts, contact))));
    }

    private Mono<Contact> sealed(UUID id, Contacts contacts) {
        return keyring.provide(id, Set.of(DataCategory.CONTACT))
                .map(keys -> new Contact(seal(keys, "phone", contacts.phone()), seal(keys, "email", contacts.email())));
    }

    private Mono<Void> order(StoredRequest stored, RetentionFacts facts, Contact contact) {
        return judge(stored, facts).flatMap(law -> order(stored, law, contact));
    }

    /** The contact for the last notice, sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Contact(byte @Nullable [] phone, byte @Nullable [] email) {}

    /** Applies today's law, whatever it was when the customer confirmed. */
    private Mono<Assessment> judge(StoredRequest stored, RetentionFacts facts) {
        Assessment confirmed = ((Executing) stored.request()).assessment();
        return assessing
                .assess(stored.filing(), facts)
                .map(law -> law.after(confirmed))
                .flatMap(law -> requests.saveFinalAssessment(stored.id(), law).thenReturn(law));
    }

    private Mono<Void> order(StoredRequest stored, Assessment assessment, Contact contact) {
        ErasureOrdered order = ErasureOrdered.order(
                        ids.next(), stored.id(), stored.filing().customerId(), clock.instant())
                .erase(assessment.of(Verdict.ERASE).stream()
                        .map(each -> contract(each.category()))
                        .collect(Collectors.toSet()))
                .restrict(restrictions(assessment))
                .holders(settings.holders())
                .nonce(nonce())
                .eraseFields(parts(assessment))
                .unseen(stored.filing().hidden())
                .build();
        return store.keepContact(stored.id(), contact.phone(), contact.email())
                .then(Mono.defer(
                        () -> store.order(stored.id(), order.orderId(), EventCodec.write(order), settings.holders())))
                .then(Mono.defer(() -> outbox.append(order)));
    }

    private String nonce() {
        byte[] bits = new byte[NONCE_LENGTH];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static List<PartErased> parts(Assessment assessment) {
        return assessment.consequences().stream()
                .filter(each -> !each.erasedFields().isEmpty())
                .map(each -> new PartErased(contract(each.category()), each.erasedFields()))
                .toList();
    }

    private static List<Restriction> restrictions(Assessment assessment) {
        // Already restricted by an earlier request.
        return assessment.of(Verdict.RESTRICT).stream()
                .filter(each -> each.explanation() != Explanation.ALREADY_RESTRICTED)
                .map(Ordering::restriction)
                .toList();
    }

    private static Restriction restriction(Consequence consequence) {
        return new Restriction(contract(consequence.category()), consequence.until(), consequence.rule());
    }

    private static byte @Nullable [] seal(CustomerKeys keys, String field, @Nullable String value) {
        return value == null ? null : keys.seal(DataCategory.CONTACT, field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static DataCategory contract(Category category) {
        return DataCategory.valueOf(category.name());
    }
}
