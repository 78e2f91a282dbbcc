package io.guanhu.customer.decision;

import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.messages.Announcements;
import io.guanhu.customer.messages.FormerContacts;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.change.Proposal;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.retention.Closing;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.contract.CustomerEvents.ChangedField;
import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.security.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Applies a change: either the end of the relationship, or the profile with its search tokens, the
 * version, events and messages.
 */
@Component
class Applying {

    private static final String TEMPLATE = "customer-changed";

    private final Profiles profiles;
    private final CustomerStore customers;
    private final Closing closing;
    private final FormerContacts former;
    private final Outbox outbox;
    private final Announcements announcements;

    Applying(
            Profiles profiles,
            CustomerStore customers,
            Closing closing,
            FormerContacts former,
            Outbox outbox,
            Announcements announcements) {
        this.profiles = profiles;
        this.customers = customers;
        this.closing = closing;
        this.former = former;
        this.outbox = outbox;
        this.announcements = announcements;
    }

    /** Returns what is recorded of the effect, besides the decision. */
    Mono<List<AuditEntry>> apply(Caller by, Dossier dossier, Applied applied, List<FieldChange> changes) {
        LocalDate endsOn = applied.proposal().endsOn();
        return endsOn == null
                ? replace(dossier, applied, changes).thenReturn(List.of())
                : closing.decided(dossier.customer(), endsOn, applied.at())
                        .thenReturn(List.of(ended(by, dossier.customer(), applied.proposal())));
    }

    /**
     * All ends of relationships have the same name in the audit log, so that one search finds them.
     */
    private static AuditEntry ended(Caller by, Customer before, Proposal proposal) {
        boolean corrected = before.status() == CustomerStatus.CLOSED;
        return AuditEntry.onCustomer(by, corrected ? "customer.close.correct" : "customer.close", before.id())
                .withReason(proposal.reason().name());
    }

    private Mono<Void> replace(Dossier dossier, Applied applied, List<FieldChange> changes) {
        UUID customerId = dossier.customer().id();
        Profile after = FieldChange.applyAll(changes, dossier.profile());
        Set<DataCategory> categories =
                changes.stream().map(FieldChange::category).collect(Collectors.toUnmodifiableSet());
        List<Event> events = new ArrayList<>();
        events.add(new CustomerChanged(
                customerId,
                applied.proposal().id(),
                changes.stream()
                        .map(each -> new ChangedField(each.field().code(), each.category()))
                        .toList(),
                applied.version(),
                applied.at()));
        List<Field> announced = changes.stream()
                .map(FieldChange::field)
                .filter(field -> field.is(Trait.ANNOUNCED))
                .toList();
        if (!announced.isEmpty()) {
            announcements
                    .to(customerId, after, TEMPLATE, Map.of("fields", announcements.labels(announced)), applied.at())
                    .ifPresent(events::add);
        }
        return profiles.replace(customerId, after, categories)
                .then(customers.raiseVersion(customerId, applied.at()))
                .then(former.notifyFormer(customerId, changes, applied.at()))
                .then(outbox.append(events));
    }
}
