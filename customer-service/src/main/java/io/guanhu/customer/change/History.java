package io.guanhu.customer.change;

import io.guanhu.customer.change.ChangeStore.StoredChange;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.change.ChangeView.Why;
import io.guanhu.customer.model.Change;
import io.guanhu.customer.model.Change.Applied;
import io.guanhu.customer.model.Change.AwaitingDecision;
import io.guanhu.customer.model.Change.Expired;
import io.guanhu.customer.model.Change.Proposed;
import io.guanhu.customer.model.Change.Rejected;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.Masks;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.customer.vault.Customers;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The changes of a customer, latest first. */
@Component
class History {

    private static final String ACTION = "customer.history.read";

    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final Keyring keyring;
    private final AuditTrail audit;
    private final Cursors cursors;
    private final Clock clock;
    private final Masks masks;

    History(
            Customers customers,
            Profiles profiles,
            ChangeStore store,
            ChangeDetails details,
            Keyring keyring,
            AuditTrail audit,
            Cursors cursors,
            Clock clock,
            CustomerProperties properties) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
        this.keyring = keyring;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
        this.masks = properties.maskRules();
    }

    /** The name of a state in the API and in the database. */
    static String stateOf(Change change) {
        return switch (change) {
            case Proposed open -> "PROPOSED";
            case AwaitingDecision open -> "AWAITING_DECISION";
            case Applied ended -> "APPLIED";
            case Rejected ended -> "REJECTED";
            case Expired ended -> "EXPIRED";
        };
    }

    Mono<Page<ChangeView>> of(Caller caller, UUID customerId, PageRequest page) {
        UUID before = page.after(cursors, UUID::fromString);
        AuditEntry entry = AuditEntry.onCustomer(caller, ACTION, customerId);
        Mono<List<ChangeView>> act =
                customers
                        .reached(caller, customerId)
                        .flatMap(profiles::open)
                        .flatMap(dossier -> views(dossier, before, page.limit() + 1))
                        .delayUntil(read -> audit.allowed(entry));
        return customers
                .carryOut(entry, act)
                .map(views -> Page.of(views, page, cursors, each -> each.id().toString()));
    }

    private Mono<List<ChangeView>> views(Dossier dossier, @Nullable UUID before, int limit) {
        UUID customerId = dossier.customer().id();
        return store.history(customerId, before, limit)
                .collectList()
                .flatMap(
                        changes ->
                                Mono.zip(
                                        keyring.keysOf(customerId),
                                        detailsOf(changes),
                                        (keys, held) ->
                                                changes.stream()
                                                        .map(
                                                                each ->
                                                                        view(
                                                                                each, held, keys,
                                                                                dossier))
                                                        .toList()));
    }

    private Mono<Map<UUID, List<StoredDetail>>> detailsOf(List<StoredChange> changes) {
        return store.details(changes.stream().map(each -> each.change().proposal().id()).toList())
                .collect(Collectors.groupingBy(StoredDetail::changeId));
    }

    private ChangeView view(
            StoredChange stored,
            Map<UUID, List<StoredDetail>> held,
            CustomerKeys keys,
            Dossier dossier) {
        Change change = stored.change().asOf(clock.instant());
        var proposal = change.proposal();
        List<StoredDetail> theirs = held.getOrDefault(proposal.id(), List.of());
        Ending ending = Ending.of(change);
        return new ChangeView(
                proposal.id(),
                stateOf(change),
                proposal.proposedBy(),
                proposal.proposedAt(),
                new Why(proposal.reason(), details.openText(keys, stored.reason(), dossier)),
                theirs.stream().map(StoredDetail::field).toList(),
                DiffView.of(details.open(theirs, keys, dossier), masks),
                ending.expiresAt(),
                ending.confirmedBy(),
                ending.by(),
                ending.at(),
                details.openText(keys, stored.decision(), dossier),
                ending.version());
    }

    /** What a state tells beside its proposal. */
    private record Ending(
            @Nullable Instant expiresAt,
            @Nullable String confirmedBy,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable Long version) {

        static Ending of(Change change) {
            return switch (change) {
                case Proposed open -> new Ending(open.expiresAt(), null, null, null, null);
                case AwaitingDecision open ->
                        new Ending(open.expiresAt(), open.confirmedBy(), null, null, null);
                case Applied end -> new Ending(null, null, end.by(), end.at(), end.version());
                case Rejected end -> new Ending(null, null, end.by(), end.at(), null);
                case Expired end -> new Ending(null, null, null, end.at(), null);
            };
        }
    }
}
