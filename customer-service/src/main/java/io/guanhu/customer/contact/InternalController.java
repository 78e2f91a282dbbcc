package io.guanhu.customer.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.CustomerProperties;
import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.messages.ParticularsStore;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Holding;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.retention.RetentionDateStore;
import io.guanhu.customer.values.PhoneNumbers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers the other services of the suite, with only what each needs. */
@RestController
@RequestMapping("/internal")
class InternalController {

    private final CustomerStore customers;
    private final Profiles profiles;
    private final ParticularsStore particulars;
    private final RetentionStore retention;
    private final RetentionDateStore dates;
    private final Keyring keyring;
    private final CustomerProperties properties;

    InternalController(
            CustomerStore customers,
            Profiles profiles,
            ParticularsStore particulars,
            RetentionStore retention,
            RetentionDateStore dates,
            Keyring keyring,
            CustomerProperties properties) {
        this.customers = customers;
        this.profiles = profiles;
        this.particulars = particulars;
        this.retention = retention;
        this.dates = dates;
        this.keyring = keyring;
        this.properties = properties;
    }

    /**
     * A customer's addresses for messages; empty where the contact was erased or is restricted.
     *
     * @param phone absent also if it cannot receive SMS messages
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Contacts(@Nullable String phone, @Nullable String email, String locale) {

        /** Does not show the contacts. */
        @Override
        public String toString() {
            return "Contacts[…]";
        }
    }

    /** The dates from which retention counts, and what is held. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RetentionFacts(
            CustomerStatus status,
            @Nullable LocalDate relationshipEndedOn,
            @Nullable LocalDate lastTransactionOn,
            List<CategoryFacts> categories) {}

    /**
     * @param held whether there is data, restricted or not
     * @param fields the fields with data, unless the category is restricted
     */
    record CategoryFacts(DataCategory category, boolean held, boolean restricted, boolean erased, Set<String> fields) {}

    /**
     * Parameters that are handed over at send time. Without a contact, the customer's current one
     * is used.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ForOneMessage(@Nullable String phone, @Nullable String email, Map<String, String> parameters) {

        /** Does not show the contact. */
        @Override
        public String toString() {
            return "ForOneMessage[…]";
        }
    }

    @NotAudited("Read for a message, whose sending is recorded")
    @GetMapping("/customers/{id}/contacts")
    @Permitted("internal.contacts")
    Mono<Contacts> contacts(Caller caller, @PathVariable UUID id) {
        return customer(id)
                .flatMap(profiles::open)
                .map(dossier -> new Contacts(
                        dossier.profile()
                                .text(BuiltIn.PHONE)
                                .filter(PhoneNumbers::takesMessages)
                                .orElse(null),
                        dossier.profile().text(BuiltIn.EMAIL).orElse(null),
                        properties.locale()));
    }

    @NotAudited("Dates and states, read for a request that is recorded")
    @GetMapping("/customers/{id}/retention-facts")
    @Permitted("internal.retention-facts")
    Mono<RetentionFacts> retentionFacts(Caller caller, @PathVariable UUID id) {
        return customer(id)
                .flatMap(profiles::open)
                .flatMap(dossier -> Mono.zip(
                                retention.held(id).collectList(), retention.fields(id), dates.lastTransaction(id))
                        .map(facts -> facts(
                                dossier,
                                facts.getT1(),
                                facts.getT2(),
                                facts.getT3().orElse(null))));
    }

    private static RetentionFacts facts(
            Dossier dossier,
            List<DataCategory> held,
            Map<DataCategory, Set<String>> changed,
            @Nullable LocalDate lastTransactionOn) {
        Customer customer = dossier.customer();
        return new RetentionFacts(
                customer.status(),
                customer.relationshipEndedOn(),
                lastTransactionOn,
                Arrays.stream(DataCategory.values())
                        .map(category -> new CategoryFacts(
                                category,
                                held.contains(category),
                                dossier.holding(category) == Holding.RESTRICTED,
                                dossier.holding(category) == Holding.ERASED,
                                fields(dossier, category, changed)))
                        .toList());
    }

    /** The fields of a restricted category are not read, because all of it is kept. */
    private static Set<String> fields(Dossier dossier, DataCategory category, Map<DataCategory, Set<String>> changed) {
        var fields = new TreeSet<String>();
        if (dossier.holding(category) != Holding.RESTRICTED) {
            dossier.profile().in(category).values().keySet().forEach(each -> fields.add(each.code()));
            fields.addAll(changed.getOrDefault(category, Set.of()));
        }
        return fields;
    }

    @NotAudited("Read for a message, whose sending is recorded")
    @GetMapping("/particulars/{notificationId}")
    @Permitted("internal.customer-particulars")
    Mono<ForOneMessage> particulars(Caller caller, @PathVariable UUID notificationId) {
        return particulars
                .find(notificationId)
                .flatMap(found -> keyring.keysOf(found.customerId())
                        .map(keys -> new ForOneMessage(found.phone(keys), found.email(keys), Map.of())))
                .switchIfEmpty(Mono.error(ProblemException.notFound("particulars-not-found")));
    }

    private Mono<Customer> customer(UUID id) {
        return customers.find(id).switchIfEmpty(Mono.error(ProblemException.notFound("customer-not-found")));
    }
}
