package io.guanhu.customer.register;

import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.Field;
import io.guanhu.customer.model.Profile;
import io.guanhu.customer.vault.AssignmentStore;
import io.guanhu.customer.vault.CustomerStore;
import io.guanhu.customer.vault.CustomerStore.NewCustomer;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.customer.vault.SearchTokens;
import io.guanhu.customer.vault.SearchTokens.Token;
import io.guanhu.customer.vault.TokenStore;
import io.guanhu.platform.audit.AuditEntry;
import io.guanhu.platform.audit.AuditTrail;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.Event;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registers customers, one or many, in one transaction; refuses duplicates and quiet returns. */
@Component
class Registrations {

    private static final String ACTION = "customer.create";
    private static final String DUPLICATE = "duplicate-customer";

    /** Says nothing of why: that somebody asked to be erased is nobody's business here. */
    private static final String NEEDS_CHECK = "registration-needs-check";

    private final CustomerStore customers;
    private final AssignmentStore assignments;
    private final Profiles profiles;
    private final TokenStore tokens;
    private final SearchTokens searchTokens;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Keyring keyring;
    private final Ids ids;
    private final Clock clock;

    Registrations(
            CustomerStore customers,
            AssignmentStore assignments,
            Profiles profiles,
            TokenStore tokens,
            SearchTokens searchTokens,
            Outbox outbox,
            AuditTrail audit,
            Keyring keyring,
            Ids ids,
            Clock clock) {
        this.customers = customers;
        this.assignments = assignments;
        this.profiles = profiles;
        this.tokens = tokens;
        this.searchTokens = searchTokens;
        this.outbox = outbox;
        this.audit = audit;
        this.keyring = keyring;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of a draft. */
    sealed interface Result {}

    record Registered(UUID customerId) implements Result {}

    /** Not registered; the code is the problem's. */
    record NotRegistered(String code) implements Result {}

    /**
     * One result per draft, in their order. Who may be registered is judged before the transaction,
     * to know whose keys to make, and again within it.
     */
    Mono<List<Result>> register(Caller caller, String origin, List<Draft> drafts) {
        List<UUID> fresh = drafts.stream().map(draft -> ids.next()).toList();
        return judged(drafts, fresh)
                .flatMap(
                        first -> {
                            List<UUID> hopeful = registered(first);
                            return hopeful.isEmpty()
                                    ? Mono.just(first)
                                    : keyring.sealing(
                                            hopeful,
                                            Profiles.ALL,
                                            judged(drafts, fresh)
                                                    .map(second -> strictest(first, second))
                                                    .flatMap(
                                                            results ->
                                                                    save(
                                                                            caller, origin, drafts,
                                                                            results)));
                        });
    }

    private Mono<List<Result>> judged(List<Draft> drafts, List<UUID> fresh) {
        List<Token> people = drafts.stream().map(this::person).distinct().toList();
        return Mono.defer(() -> Mono.zip(tokens.taken(people), tokens.suppressed(people)))
                .map(found -> judge(drafts, fresh, found.getT1(), found.getT2()));
    }

    private static List<UUID> registered(List<Result> results) {
        return results.stream()
                .filter(Registered.class::isInstance)
                .map(each -> ((Registered) each).customerId())
                .toList();
    }

    /** Whoever was refused at first has no keys. */
    private static List<Result> strictest(List<Result> first, List<Result> second) {
        List<Result> results = new ArrayList<>();
        for (int at = 0; at < first.size(); at++) {
            results.add(first.get(at) instanceof Registered ? second.get(at) : first.get(at));
        }
        return results;
    }

    /**
     * Who somebody is: the identity document says it. A phone number does not, since it is given to
     * somebody else one day.
     */
    private Token person(Draft draft) {
        return searchTokens.of(
                Field.ID_NUMBER, draft.profile().text(Field.ID_NUMBER).orElseThrow());
    }

    private List<Result> judge(
            List<Draft> drafts, List<UUID> fresh, Set<Token> taken, Set<Token> suppressed) {
        Set<Token> people = new HashSet<>(taken);
        List<Result> results = new ArrayList<>();
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            Token person = person(draft);
            if (!draft.returning() && suppressed.contains(person)) {
                results.add(new NotRegistered(NEEDS_CHECK));
            } else if (people.add(person)) {
                results.add(new Registered(fresh.get(at)));
            } else {
                results.add(new NotRegistered(DUPLICATE));
            }
        }
        return results;
    }

    private Mono<List<Result>> save(
            Caller caller, String origin, List<Draft> drafts, List<Result> results) {
        Instant now = clock.instant();
        Map<UUID, Draft> accepted = new LinkedHashMap<>();
        for (int at = 0; at < drafts.size(); at++) {
            if (results.get(at) instanceof Registered(UUID id)) {
                accepted.put(id, drafts.get(at));
            }
        }
        if (accepted.isEmpty()) {
            return Mono.just(results);
        }
        List<NewCustomer> rows = new ArrayList<>();
        Map<UUID, Token> people = new LinkedHashMap<>();
        accepted.forEach(
                (id, draft) -> {
                    rows.add(new NewCustomer(id, draft.branch(), draft.relationshipEndedOn()));
                    people.put(id, person(draft));
                });
        return customers
                .insertAll(rows, origin, now)
                .then(tokens.claim(people))
                .flatMap(claimed -> withdraw(accepted, claimed).thenReturn(claimed))
                .delayUntil(claimed -> complete(caller, origin, accepted, now))
                .map(claimed -> results.stream().map(each -> settled(each, claimed)).toList());
    }

    /** Whom another transaction registered meanwhile is a duplicate now. */
    private Mono<Void> withdraw(Map<UUID, Draft> accepted, Set<UUID> claimed) {
        List<UUID> raced =
                accepted.keySet().stream().filter(Predicate.not(claimed::contains)).toList();
        accepted.keySet().retainAll(claimed);
        return raced.isEmpty() ? Mono.empty() : customers.withdraw(raced);
    }

    private static Result settled(Result result, Set<UUID> claimed) {
        return result instanceof Registered(UUID id) && !claimed.contains(id)
                ? new NotRegistered(DUPLICATE)
                : result;
    }

    private Mono<Void> complete(
            Caller caller, String origin, Map<UUID, Draft> accepted, Instant now) {
        Map<UUID, Profile> sealed = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        List<Token> returning = new ArrayList<>();
        accepted.forEach(
                (id, draft) -> {
                    sealed.put(id, draft.profile());
                    events.addAll(told(id, draft, origin, now));
                    if (draft.returning()) {
                        returning.add(person(draft));
                    }
                });
        if (accepted.isEmpty()) {
            return Mono.empty();
        }
        return profiles.create(sealed)
                .then(tokens.release(returning))
                .then(assignments.expect(caller, List.copyOf(accepted.keySet()), now))
                .then(outbox.append(events))
                .thenMany(Flux.fromIterable(accepted.keySet()))
                .concatMap(id -> audit.allowed(AuditEntry.onCustomer(caller, ACTION, id)))
                .then();
    }

    /** That there is a new customer, and that the relationship has ended already if it has. */
    private static List<Event> told(UUID id, Draft draft, String origin, Instant now) {
        var created =
                new CustomerCreated(id, draft.branch(), draft.requestedManager(), origin, now);
        LocalDate ended = draft.relationshipEndedOn();
        return ended == null
                ? List.of(created)
                : List.of(
                        created,
                        new CustomerStatusChanged(id, CustomerStatus.CLOSED.name(), ended, now));
    }
}
