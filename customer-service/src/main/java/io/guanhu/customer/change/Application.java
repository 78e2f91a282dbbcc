package io.guanhu.customer.change;

import io.guanhu.customer.model.Change.Applied;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Field;
import io.guanhu.customer.model.FieldChange;
import io.guanhu.customer.model.Profile;
import io.guanhu.customer.values.PhoneNumbers;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.customer.vault.CustomerStore;
import io.guanhu.customer.vault.ParticularsStore;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.contract.CustomerEvents.ChangedField;
import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Applies a change: the profile, its search tokens, the version, the events, the messages. */
@Component
class Application {

    private static final String TEMPLATE = "customer-changed";
    private static final String SMS = "SMS";
    private static final String EMAIL = "EMAIL";
    private static final String SELF = "customer-service";

    private final Profiles profiles;
    private final CustomerStore customers;
    private final ParticularsStore particulars;
    private final Keyring keyring;
    private final Outbox outbox;
    private final CustomerProperties properties;
    private final Ids ids;

    Application(
            Profiles profiles,
            CustomerStore customers,
            ParticularsStore particulars,
            Keyring keyring,
            Outbox outbox,
            CustomerProperties properties,
            Ids ids) {
        this.profiles = profiles;
        this.customers = customers;
        this.particulars = particulars;
        this.keyring = keyring;
        this.outbox = outbox;
        this.properties = properties;
        this.ids = ids;
    }

    Mono<Void> apply(Dossier dossier, Applied applied, List<FieldChange> changes) {
        UUID customerId = dossier.customer().id();
        Profile after = FieldChange.applyAll(changes, dossier.profile());
        Set<DataCategory> categories =
                changes.stream().map(FieldChange::category).collect(Collectors.toUnmodifiableSet());
        List<Event> events = new ArrayList<>();
        events.add(
                new CustomerChanged(
                        customerId,
                        applied.proposal().id(),
                        changes.stream()
                                .map(each -> new ChangedField(each.field().code(), each.category()))
                                .toList(),
                        applied.version(),
                        applied.at()));
        Optional<String> oldPhone = oldPhone(changes);
        UUID toOldPhone = ids.next();
        if (changes.stream().anyMatch(each -> each.field().announced())) {
            channel(after)
                    .map(by -> message(ids.next(), customerId, by, changes, null, applied.at()))
                    .ifPresent(events::add);
            oldPhone.map(_ -> message(toOldPhone, customerId, SMS, changes, SELF, applied.at()))
                    .ifPresent(events::add);
        }
        return profiles.replace(customerId, after, categories)
                .then(customers.raiseVersion(customerId, applied.at()))
                .then(
                        Mono.justOrEmpty(oldPhone)
                                .flatMap(
                                        phone -> keep(toOldPhone, customerId, phone, applied.at())))
                .then(outbox.append(events));
    }

    /** How the customer can be told: nobody reads a short message on a landline. */
    private static Optional<String> channel(Profile after) {
        if (after.text(Field.PHONE).filter(PhoneNumbers::takesMessages).isPresent()) {
            return Optional.of(SMS);
        }
        return after.get(Field.EMAIL).map(_ -> EMAIL);
    }

    /** The phone number that the customer gives up, if they can be told there. */
    private static Optional<String> oldPhone(List<FieldChange> changes) {
        return changes.stream()
                .filter(each -> each.field() == Field.PHONE)
                .flatMap(each -> Optional.ofNullable(each.before()).stream())
                .map(value -> value.texts().getFirst())
                .filter(PhoneNumbers::takesMessages)
                .findFirst();
    }

    private Mono<Void> keep(UUID notificationId, UUID customerId, String phone, Instant at) {
        return keyring.keysOf(customerId)
                .flatMap(
                        keys ->
                                particulars.keep(
                                        notificationId,
                                        customerId,
                                        ParticularsStore.seal(keys, phone),
                                        at));
    }

    private NotificationRequested message(
            UUID id,
            UUID customerId,
            String channel,
            List<FieldChange> changes,
            @Nullable String particularsAt,
            Instant at) {
        String fields =
                changes.stream()
                        .filter(each -> each.field().announced())
                        .map(each -> each.field().code())
                        .collect(Collectors.joining(","));
        return new NotificationRequested(
                id,
                customerId,
                TEMPLATE,
                channel,
                properties.locale(),
                Map.of("fields", fields),
                particularsAt,
                "LEGAL_NOTICE",
                at);
    }
}
