package io.guanhu.customer.erasure;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.PartErased;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.keyring.Keyring;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Erases single fields of a category that is otherwise kept, such as contact points that identified
 * nobody. The category's key is still needed for the rest, so the findings do not mention a key.
 */
@Component
class FieldErasure {

    private static final String PROFILE = "postgresql:customer.profile/fields";
    private static final String DETAILS = "postgresql:customer.change_detail/fields";

    private final FieldStore store;
    private final Profiles profiles;
    private final CustomerStore customers;
    private final Keyring keyring;
    private final Fields catalogue;

    FieldErasure(FieldStore store, Profiles profiles, CustomerStore customers, Keyring keyring, Fields catalogue) {
        this.store = store;
        this.profiles = profiles;
        this.customers = customers;
        this.keyring = keyring;
        this.catalogue = catalogue;
    }

    static boolean isStore(String store) {
        return store.equals(PROFILE) || store.equals(DETAILS);
    }

    /** Erases values outside the profile, in the order's transaction. */
    Mono<Finding> erase(UUID customer, PartErased part) {
        return store.forgetTokens(customer, part.fields())
                .then(Mono.defer(() -> store.forgetDetails(customer, part.fields())))
                .map(removed -> finding(DETAILS, part.category(), removed, 0));
    }

    /** Seals the profile again without the fields, and reads back; outside of transactions. */
    Mono<Finding> sealAnew(UUID customer, PartErased part) {
        Set<Field> fields = fields(part);
        return profiles.count(customer, fields)
                .flatMap(there -> there == 0 ? Mono.just(0L) : remove(customer, part, fields))
                .flatMap(removed ->
                        profiles.count(customer, fields).map(left -> finding(PROFILE, part.category(), removed, left)));
    }

    private Mono<Long> remove(UUID customer, PartErased part, Set<Field> fields) {
        return keyring.sealing(
                List.of(customer),
                Set.of(part.category()),
                customers.lock(customer).then(Mono.defer(() -> profiles.remove(customer, fields))));
    }

    /** How many of the fields still exist. */
    Mono<Long> count(UUID customer, Finding finding, List<PartErased> parts) {
        return finding.store().equals(PROFILE)
                ? Mono.just(finding.readBack())
                : Flux.fromIterable(parts)
                        .filter(part -> part.category() == finding.category())
                        .concatMap(part -> store.details(customer, part.fields()))
                        .reduce(0L, Long::sum);
    }

    /** A field unknown to this version is not held either. */
    private Set<Field> fields(PartErased part) {
        return part.fields().stream()
                .flatMap(name -> catalogue.of(name).stream())
                .filter(field -> field.category() == part.category())
                .collect(Collectors.toSet());
    }

    private static Finding finding(String store, DataCategory category, long removed, long readBack) {
        Action action = removed == 0 ? Action.NOTHING_HELD : Action.ERASED;
        return new Finding(store, category, action, removed, readBack);
    }
}
