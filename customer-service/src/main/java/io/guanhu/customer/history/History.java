package io.guanhu.customer.history;

import io.guanhu.customer.change.Advancing;
import io.guanhu.customer.change.ChangeDetails;
import io.guanhu.customer.change.ChangeStore;
import io.guanhu.customer.change.ChangeStore.StoredChange;
import io.guanhu.customer.change.ChangeStore.StoredDetail;
import io.guanhu.customer.change.ChangeView;
import io.guanhu.customer.change.ChangeView.State;
import io.guanhu.customer.change.ChangeView.Why;
import io.guanhu.customer.change.DiffView;
import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.history.OwnHistoryController.OwnChange;
import io.guanhu.customer.model.Dossier;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Expired;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.Change.Rejected;
import io.guanhu.customer.model.change.Change.Withdrawn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Masks;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.IfMatch;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A customer's changes, latest first. */
@Component
class History {

    private static final String ACTION = "customer.history.read";

    private final Customers customers;
    private final Profiles profiles;
    private final ChangeStore store;
    private final ChangeDetails details;
    private final Keyring keyring;
    private final Cursors cursors;
    private final Clock clock;
    private final Fields catalogue;
    private final Masks masks;

    History(
            Customers customers,
            Profiles profiles,
            ChangeStore store,
            ChangeDetails details,
            Keyring keyring,
            Cursors cursors,
            Clock clock,
            Fields catalogue,
            Masks masks) {
        this.customers = customers;
        this.profiles = profiles;
        this.store = store;
        this.details = details;
        this.keyring = keyring;
        this.cursors = cursors;
        this.clock = clock;
        this.catalogue = catalogue;
        this.masks = masks;
    }

    Mono<Page<ChangeView>> of(Caller caller, UUID customerId, PageRequest page) {
        UUID before = page.after(cursors, UUID::fromString);
        AuditEntry act = AuditEntry.onCustomer(caller, ACTION, customerId);
        Mono<List<ChangeView>> views = customers
                .reachable(caller, customerId)
                .flatMap(profiles::open)
                .flatMap(dossier -> views(dossier, before, page.limit() + 1));
        return customers
                .carryOut(act, views)
                .map(read -> Page.of(read, page, cursors, each -> each.id().toString()));
    }

    /**
     * A change as it was read.
     *
     * @param etag changes with the step of the change, which a withdrawal must match, and with the
     *     customer
     */
    record Read(ChangeView view, String etag) {}

    /** One of the customer's changes. */
    Mono<Read> one(Caller caller, UUID customerId, UUID changeId) {
        AuditEntry act = AuditEntry.onCustomer(caller, "customer.change.read", customerId);
        Mono<Read> read = customers
                .reachable(caller, customerId)
                .flatMap(profiles::open)
                .flatMap(dossier -> store.find(customerId, changeId)
                        .switchIfEmpty(Mono.error(Advancing::unknown))
                        .flatMap(stored -> read(stored, dossier)));
        return customers.carryOut(act, read);
    }

    private Mono<Read> read(StoredChange stored, Dossier dossier) {
        int step = stored.change().asOf(clock.instant()).step();
        String customer = dossier.customer().version() + " " + dossier.holdings();
        return views(List.of(stored), dossier).map(views -> new Read(views.getFirst(), IfMatch.etagOf(step, customer)));
    }

    /** The changes in force, as shown to the customer. */
    Mono<Page<OwnChange>> own(Caller caller, UUID customerId, PageRequest page) {
        UUID before = page.after(cursors, UUID::fromString);
        AuditEntry act = AuditEntry.onCustomer(caller, "customer.own-data.changes", customerId);
        Mono<Page<OwnChange>> read = customers
                .self(caller, customerId)
                .flatMap(profiles::open)
                .flatMap(dossier -> own(dossier, before, page));
        return customers.carryOut(act, read);
    }

    private Mono<Page<OwnChange>> own(Dossier dossier, @Nullable UUID before, PageRequest page) {
        UUID customerId = dossier.customer().id();
        return store.history(customerId, false, before, page.limit() + 1)
                .collectList()
                .map(found -> Page.of(
                        found,
                        page,
                        cursors,
                        each -> each.change().proposal().id().toString()))
                .flatMap(found -> Mono.zip(
                        keyring.keysOf(customerId),
                        detailsOf(found.items()),
                        (keys, held) -> found.map(each -> own(each, held, keys, dossier))));
    }

    private OwnChange own(StoredChange stored, Map<UUID, List<StoredDetail>> held, CustomerKeys keys, Dossier dossier) {
        var proposal = stored.change().proposal();
        List<StoredDetail> theirs = held.getOrDefault(proposal.id(), List.of()).stream()
                .filter(this::isShownToTheCustomer)
                .toList();
        Ending ending = Ending.of(stored.change());
        return new OwnChange(
                Objects.requireNonNull(ending.at()),
                proposal.reason(),
                proposal.endsOn(),
                DiffView.plain(details.open(theirs, keys, dossier)));
    }

    private boolean isShownToTheCustomer(StoredDetail detail) {
        return catalogue.of(detail.field()).filter(Field::shownToTheCustomer).isPresent();
    }

    private Mono<List<ChangeView>> views(Dossier dossier, @Nullable UUID before, int limit) {
        UUID customerId = dossier.customer().id();
        return store.history(customerId, true, before, limit).collectList().flatMap(changes -> views(changes, dossier));
    }

    private Mono<List<ChangeView>> views(List<StoredChange> changes, Dossier dossier) {
        return Mono.zip(
                keyring.keysOf(dossier.customer().id()),
                detailsOf(changes),
                (keys, held) -> changes.stream()
                        .map(each -> view(each, held, keys, dossier))
                        .toList());
    }

    private Mono<Map<UUID, List<StoredDetail>>> detailsOf(List<StoredChange> changes) {
        return store.details(changes.stream()
                        .map(each -> each.change().proposal().id())
                        .toList())
                .collect(Collectors.groupingBy(StoredDetail::changeId));
    }

    private ChangeView view(
            StoredChange stored, Map<UUID, List<StoredDetail>> held, CustomerKeys keys, Dossier dossier) {
        Change change = stored.change().asOf(clock.instant());
        var proposal = change.proposal();
        List<StoredDetail> all = held.getOrDefault(proposal.id(), List.of());
        // A bank may give up a field of its own; what it was is no longer shown, but that it changed is.
        List<StoredDetail> theirs = all.stream()
                .filter(each -> catalogue.of(each.field()).isPresent())
                .toList();
        Ending ending = Ending.of(change);
        return new ChangeView(
                proposal.id(),
                State.of(change),
                proposal.proposedBy(),
                proposal.proposedAt(),
                new Why(proposal.reason(), details.openText(keys, stored.reason(), dossier)),
                all.stream().map(StoredDetail::field).toList(),
                DiffView.of(details.open(theirs, keys, dossier), masks),
                proposal.endsOn(),
                details.openEvidence(keys, stored.evidence(), dossier),
                ending.expiresAt(),
                ending.confirmedBy(),
                ending.by(),
                ending.at(),
                details.openText(keys, stored.decision(), dossier),
                ending.version());
    }

    /** What a state adds to its proposal. */
    private record Ending(
            @Nullable Instant expiresAt,
            @Nullable String confirmedBy,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable Long version) {

        static Ending of(Change change) {
            return switch (change) {
                case Proposed open -> new Ending(open.expiresAt(), null, null, null, null);
                case AwaitingDecision open -> new Ending(open.expiresAt(), open.confirmedBy(), null, null, null);
                case Applied end -> new Ending(null, null, end.by(), end.at(), end.version());
                case Rejected end -> new Ending(null, null, end.by(), end.at(), null);
                case Withdrawn end -> new Ending(null, null, end.by(), end.at(), null);
                case Expired end -> new Ending(null, null, null, end.at(), null);
            };
        }
    }
}
