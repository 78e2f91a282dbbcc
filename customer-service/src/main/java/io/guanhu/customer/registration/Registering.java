package io.guanhu.customer.registration;

import io.guanhu.customer.customers.Customers;
import io.guanhu.customer.draft.Draft;
import io.guanhu.customer.people.ListGrewException;
import io.guanhu.customer.probing.Attempts;
import io.guanhu.customer.registration.CheckStore.NewCheck;
import io.guanhu.customer.registration.Prospect.Accepted;
import io.guanhu.customer.registration.Prospect.Held;
import io.guanhu.customer.registration.Prospect.Refused;
import io.guanhu.customer.registration.Triage.Newcomer;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Registers one or many customers in one transaction. Refuses duplicates, and leaves anyone whom
 * the bank may know or have known to be checked by a person.
 */
@Component
public class Registering {

    private final Triage triage;
    private final Newcomers newcomers;
    private final OpeningChecks checks;
    private final Attempts attempts;
    private final Keyring keyring;

    Registering(Triage triage, Newcomers newcomers, OpeningChecks checks, Attempts attempts, Keyring keyring) {
        this.triage = triage;
        this.newcomers = newcomers;
        this.checks = checks;
        this.attempts = attempts;
        this.keyring = keyring;
    }

    /** The result for a draft. */
    public sealed interface Result {}

    /** Became a customer. */
    public record Registered(UUID customerId) implements Result {}

    /**
     * Not registered, or not yet.
     *
     * @param unknownMatch whether it may be somebody the sender may not know about
     */
    public record NotRegistered(ProblemException problem, boolean unknownMatch) implements Result {}

    /**
     * One result per draft, in order. The number of drafts is limited, whatever the results. Drafts
     * are judged before the transaction, to know which keys to create, and again within it. Keys
     * are created only for those who are registered or newly held for a check.
     */
    public Mono<List<Result>> register(Sender sender, List<Draft> drafts) {
        return attempts.spend(sender.caller(), sender.isFile(), drafts.size())
                .then(Mono.defer(() -> assess(sender, drafts)))
                .delayUntil(results ->
                        attempts.count(sender.caller(), sender.isFile(), results.size(), countUnknownMatches(results)));
    }

    private Mono<List<Result>> assess(Sender sender, List<Draft> drafts) {
        return triage.prepare(drafts)
                .flatMap(people -> triage.prospects(sender, people).flatMap(first -> register(sender, people, first)))
                .retryWhen(ListGrewException.HASH_ANEW);
    }

    /** Counts those met. A customer that the caller may know about anyway does not count. */
    private static int countUnknownMatches(List<Result> results) {
        return (int) results.stream()
                .filter(NotRegistered.class::isInstance)
                .map(NotRegistered.class::cast)
                .filter(NotRegistered::unknownMatch)
                .filter(each ->
                        !Triage.OF_KNOWN_CUSTOMERS.contains(each.problem().code()))
                .count();
    }

    private Mono<List<Result>> register(Sender sender, List<Newcomer> people, List<Prospect> first) {
        List<UUID> hopeful =
                first.stream().flatMap(each -> keyed(each).stream()).toList();
        return hopeful.isEmpty()
                ? Mono.just(toResults(first))
                : keyring.sealing(
                        hopeful,
                        Customers.CATEGORIES,
                        triage.awaitTurn(people)
                                .then(Mono.defer(() -> triage.prospects(sender, people)))
                                .map(second -> strictest(first, second))
                                .flatMap(prospects -> save(sender, people, prospects)));
    }

    /** The ids whose data will be sealed. */
    private static List<UUID> keyed(Prospect prospect) {
        return switch (prospect) {
            case Accepted(UUID id) -> List.of(id);
            case Held held -> List.of(held.id());
            case Refused _ -> List.of();
        };
    }

    /**
     * The stricter of both results: a draft refused before the transaction has no keys, and one
     * held before stays held.
     */
    private static List<Prospect> strictest(List<Prospect> first, List<Prospect> second) {
        List<Prospect> strictest = new ArrayList<>();
        for (int at = 0; at < first.size(); at++) {
            Prospect earlier = first.get(at);
            Prospect later = second.get(at);
            strictest.add(
                    switch (earlier) {
                        case Accepted _ -> later;
                        case Held _ -> later instanceof Refused ? later : earlier;
                        case Refused _ -> earlier;
                    });
        }
        return strictest;
    }

    private Mono<List<Result>> save(Sender sender, List<Newcomer> people, List<Prospect> prospects) {
        Map<UUID, Draft> accepted = new LinkedHashMap<>();
        for (int at = 0; at < prospects.size(); at++) {
            if (prospects.get(at) instanceof Accepted(UUID id)) {
                accepted.put(id, people.get(at).draft());
            }
        }
        return newcomers
                .register(sender.caller(), sender.origin(), accepted)
                .flatMap(entered -> settled(sender, people, prospects, entered))
                .delayUntil(settled -> checks.open(sender, held(people, settled)))
                .map(Registering::toResults);
    }

    /** If another transaction has claimed a document meanwhile, judges that draft again. */
    private Mono<List<Prospect>> settled(
            Sender sender, List<Newcomer> people, List<Prospect> prospects, Set<UUID> entered) {
        List<Newcomer> raced = new ArrayList<>();
        for (int at = 0; at < prospects.size(); at++) {
            if (prospects.get(at) instanceof Accepted(UUID id) && !entered.contains(id)) {
                raced.add(people.get(at));
            }
        }
        return raced.isEmpty()
                ? Mono.just(prospects)
                : triage.prospects(sender, raced).map(again -> settled(prospects, entered, again));
    }

    private static List<Prospect> settled(List<Prospect> prospects, Set<UUID> entered, List<Prospect> again) {
        Iterator<Prospect> next = again.iterator();
        return prospects.stream()
                .map(each -> each instanceof Accepted(UUID id) && !entered.contains(id) ? lost(next.next()) : each)
                .toList();
    }

    private static Prospect lost(Prospect again) {
        if (again instanceof Accepted) {
            throw new TransientDataAccessResourceException("A document was claimed and released at the same time");
        }
        return again;
    }

    private static List<NewCheck> held(List<Newcomer> people, List<Prospect> prospects) {
        List<NewCheck> held = new ArrayList<>();
        for (int at = 0; at < prospects.size(); at++) {
            Newcomer newcomer = people.get(at);
            if (prospects.get(at) instanceof Held like) {
                held.add(new NewCheck(like.id(), newcomer.draft(), newcomer.print(), like.suspicion()));
            }
        }
        return held;
    }

    private static List<Result> toResults(List<Prospect> prospects) {
        return prospects.stream()
                .<Result>map(each -> switch (each) {
                    case Accepted(UUID id) -> new Registered(id);
                    case Held held ->
                        new NotRegistered(Refused.of(Triage.NEEDS_CHECK).problem(), held.unknownMatch());
                    case Refused refused -> new NotRegistered(refused.problem(), refused.unknownMatch());
                })
                .toList();
    }
}
