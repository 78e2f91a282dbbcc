package io.guanhu.customer.registration;

import io.guanhu.customer.customers.AssignmentStore;
import io.guanhu.customer.customers.CustomerStore;
import io.guanhu.customer.customers.CustomerStore.NewCustomer;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.matching.Matching;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.tokens.SearchTokens.Token;
import io.guanhu.customer.tokens.TokenStore;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registers new customers, in a transaction whose caller has created their keys. */
@Component
public class Newcomers {

    private static final String ACTION = "customer.create";

    private final CustomerStore customers;
    private final AssignmentStore assignments;
    private final Profiles profiles;
    private final TokenStore tokens;
    private final Matching matching;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Newcomers(
            CustomerStore customers,
            AssignmentStore assignments,
            Profiles profiles,
            TokenStore tokens,
            Matching matching,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.customers = customers;
        this.assignments = assignments;
        this.profiles = profiles;
        this.tokens = tokens;
        this.matching = matching;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Registers the caller's drafts; a manager can reach those of their own immediately. */
    Mono<Set<UUID>> register(Caller caller, Origin origin, Map<UUID, Draft> drafts) {
        return registerUnassigned(caller, origin, drafts).delayUntil(entered -> {
            List<UUID> own = ownOf(caller, registered(drafts, entered));
            return own.isEmpty() ? Mono.empty() : assignments.expect(caller, own, clock.instant());
        });
    }

    private static List<UUID> ownOf(Caller caller, Map<UUID, Draft> entered) {
        return entered.entrySet().stream()
                .filter(each -> Objects.equals(each.getValue().requestedManager(), caller.employeeId()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Registers them and publishes the events. The caller need not be their owner.
     *
     * @param drafts by the id of the future customer
     * @return those registered; the documents of the others were claimed by another transaction
     */
    public Mono<Set<UUID>> registerUnassigned(Caller caller, Origin origin, Map<UUID, Draft> drafts) {
        if (drafts.isEmpty()) {
            return Mono.just(Set.of());
        }
        Instant now = clock.instant();
        List<NewCustomer> rows = new ArrayList<>();
        Map<UUID, Token> documents = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            rows.add(new NewCustomer(id, draft.branch(), draft.relationshipEndedOn()));
            documents.put(id, matching.document(draft.profile()));
        });
        return customers
                .insertAll(rows, origin, now)
                .then(tokens.claim(documents))
                .flatMap(claimed -> withdraw(drafts, claimed).thenReturn(claimed))
                .delayUntil(claimed -> complete(caller, origin, registered(drafts, claimed), now));
    }

    private static Map<UUID, Draft> registered(Map<UUID, Draft> drafts, Set<UUID> claimed) {
        Map<UUID, Draft> entered = new LinkedHashMap<>(drafts);
        entered.keySet().retainAll(claimed);
        return entered;
    }

    private Mono<Void> withdraw(Map<UUID, Draft> drafts, Set<UUID> claimed) {
        List<UUID> raced = drafts.keySet().stream()
                .filter(Predicate.not(claimed::contains))
                .toList();
        return raced.isEmpty() ? Mono.empty() : customers.withdraw(raced);
    }

    private Mono<Void> complete(Caller caller, Origin origin, Map<UUID, Draft> entered, Instant now) {
        if (entered.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, Profile> sealed = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        entered.forEach((id, draft) -> {
            sealed.put(id, draft.profile());
            events.addAll(creationEvents(id, draft, origin, now));
        });
        return profiles.create(sealed)
                .then(outbox.append(events))
                .thenMany(Flux.fromIterable(entered.keySet()))
                .concatMap(id -> audit.allowed(AuditEntry.onCustomer(caller, ACTION, id)))
                .then();
    }

    /** The creation of the customer and, if already past, the end of the relationship. */
    private static List<Event> creationEvents(UUID id, Draft draft, Origin origin, Instant now) {
        var created = new CustomerCreated(id, draft.branch(), draft.requestedManager(), origin, now);
        LocalDate ended = draft.relationshipEndedOn();
        return ended == null
                ? List.of(created)
                : List.of(created, new CustomerStatusChanged(id, Status.CLOSED, ended, now));
    }
}
