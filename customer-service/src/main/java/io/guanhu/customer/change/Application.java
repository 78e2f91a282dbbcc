package io.guanhu.customer.change;

import io.guanhu.customer.model.Change.Applied;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Field;
import io.guanhu.customer.model.FieldChange;
import io.guanhu.customer.model.Profile;
import io.guanhu.customer.values.PhoneNumbers;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.customer.vault.CustomerStore;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.contract.CustomerEvents.ChangedField;
import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
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
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Applies a change: the profile, its search tokens, the version, the events, the messages. */
@Component
class Application {

    private static final String TEMPLATE = "customer-changed";
    private static final String SMS = "SMS";
    private static final String EMAIL = "EMAIL";

    private final Profiles profiles;
    private final CustomerStore customers;
    private final FormerContacts former;
    private final Outbox outbox;
    private final CustomerProperties properties;
    private final Ids ids;

    Application(
            Profiles profiles,
            CustomerStore customers,
            FormerContacts former,
            Outbox outbox,
            CustomerProperties properties,
            Ids ids) {
        this.profiles = profiles;
        this.customers = customers;
        this.former = former;
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
        if (changes.stream().anyMatch(each -> each.field().announced())) {
            channel(after)
                    .map(by -> message(customerId, by, changes, applied.at()))
                    .ifPresent(events::add);
        }
        return profiles.replace(customerId, after, categories)
                .then(customers.raiseVersion(customerId, applied.at()))
                .then(former.tell(customerId, changes, applied.at()))
                .then(outbox.append(events));
    }

    /** How the customer can be told: nobody reads a short message on a landline. */
    private static Optional<String> channel(Profile after) {
        if (after.text(Field.PHONE).filter(PhoneNumbers::takesMessages).isPresent()) {
            return Optional.of(SMS);
        }
        return after.get(Field.EMAIL).map(_ -> EMAIL);
    }

    private NotificationRequested message(
            UUID customerId, String channel, List<FieldChange> changes, Instant at) {
        String fields =
                changes.stream()
                        .filter(each -> each.field().announced())
                        .map(each -> each.field().code())
                        .collect(Collectors.joining(","));
        return new NotificationRequested(
                ids.next(),
                customerId,
                TEMPLATE,
                channel,
                properties.locale(),
                Map.of("fields", fields),
                null,
                "LEGAL_NOTICE",
                at);
    }
}
