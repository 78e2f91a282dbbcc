package io.guanhu.customer.register;

import io.guanhu.customer.model.Suspicion;
import io.guanhu.customer.register.CheckStore.NewCheck;
import io.guanhu.customer.register.Judge.Free;
import io.guanhu.customer.register.Judge.Prepared;
import io.guanhu.customer.register.Judge.Suspect;
import io.guanhu.customer.register.Judge.Taken;
import io.guanhu.customer.register.Judge.Verdict;
import io.guanhu.customer.vault.Profiles;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Registers customers, one or many, in one transaction; refuses duplicates, and leaves to a person
 * whoever may be somebody that the bank knows or knew.
 */
@Component
class Registrations {

    private static final String DUPLICATE = "duplicate-customer";

    /** Says nothing of why: that somebody asked to be erased is nobody's business here. */
    private static final String NEEDS_CHECK = "registration-needs-check";

    private final Judge judge;
    private final Newcomers newcomers;
    private final Checks checks;
    private final Keyring keyring;
    private final Ids ids;

    Registrations(Judge judge, Newcomers newcomers, Checks checks, Keyring keyring, Ids ids) {
        this.judge = judge;
        this.newcomers = newcomers;
        this.checks = checks;
        this.keyring = keyring;
        this.ids = ids;
    }

    /** What became of a draft. */
    sealed interface Result {}

    record Registered(UUID customerId) implements Result {}

    /** Not registered; the code is the problem's. */
    record NotRegistered(String code) implements Result {}

    /** What is to become of a draft, as far as can be told. */
    private sealed interface Prospect {}

    private record Accepted(UUID id) implements Prospect {}

    /** Not registered yet: a person looks at it first. */
    private record Held(UUID id, Suspicion suspicion) implements Prospect {}

    private record Duplicate() implements Prospect {}

    /**
     * One result per draft, in their order. Who may be registered is judged before the transaction,
     * to know whose keys to make, and again within it.
     */
    Mono<List<Result>> register(Caller caller, String origin, List<Draft> drafts) {
        List<UUID> fresh = drafts.stream().map(draft -> ids.next()).toList();
        return judge.prepare(drafts.stream().map(Draft::profile).toList())
                .flatMap(
                        people ->
                                judged(people, fresh)
                                        .flatMap(
                                                first ->
                                                        register(
                                                                caller, origin, drafts, people,
                                                                fresh, first)));
    }

    private Mono<List<Result>> register(
            Caller caller,
            String origin,
            List<Draft> drafts,
            Prepared people,
            List<UUID> fresh,
            List<Prospect> first) {
        List<UUID> hopeful = first.stream().flatMap(each -> keyed(each).stream()).toList();
        return hopeful.isEmpty()
                ? Mono.just(told(first, Set.of()))
                : keyring.sealing(
                        hopeful,
                        Profiles.ALL,
                        judged(people, fresh)
                                .map(second -> strictest(first, second))
                                .flatMap(prospects -> save(caller, origin, drafts, prospects)));
    }

    private Mono<List<Prospect>> judged(Prepared people, List<UUID> fresh) {
        return judge.judge(people).map(verdicts -> prospects(verdicts, fresh));
    }

    private static List<Prospect> prospects(List<Verdict> verdicts, List<UUID> fresh) {
        List<Prospect> prospects = new ArrayList<>();
        for (int at = 0; at < verdicts.size(); at++) {
            UUID id = fresh.get(at);
            prospects.add(
                    switch (verdicts.get(at)) {
                        case Free() -> new Accepted(id);
                        case Taken() -> new Duplicate();
                        case Suspect(Suspicion suspicion, Set<String> _) -> new Held(id, suspicion);
                    });
        }
        return prospects;
    }

    /** Whose data is sealed. */
    private static List<UUID> keyed(Prospect prospect) {
        return switch (prospect) {
            case Accepted(UUID id) -> List.of(id);
            case Held(UUID id, Suspicion _) -> List.of(id);
            case Duplicate() -> List.of();
        };
    }

    /** Whoever was refused at first has no keys; whoever was held at first stays held. */
    private static List<Prospect> strictest(List<Prospect> first, List<Prospect> second) {
        List<Prospect> strictest = new ArrayList<>();
        for (int at = 0; at < first.size(); at++) {
            Prospect earlier = first.get(at);
            Prospect later = second.get(at);
            strictest.add(
                    switch (earlier) {
                        case Accepted _ -> later;
                        case Held _ -> later instanceof Duplicate ? later : earlier;
                        case Duplicate _ -> earlier;
                    });
        }
        return strictest;
    }

    private Mono<List<Result>> save(
            Caller caller, String origin, List<Draft> drafts, List<Prospect> prospects) {
        Map<UUID, Draft> accepted = new LinkedHashMap<>();
        List<NewCheck> held = new ArrayList<>();
        for (int at = 0; at < prospects.size(); at++) {
            switch (prospects.get(at)) {
                case Accepted(UUID id) -> accepted.put(id, drafts.get(at));
                case Held(UUID id, Suspicion suspicion) ->
                        held.add(new NewCheck(id, drafts.get(at), suspicion));
                case Duplicate() -> {}
            }
        }
        return newcomers
                .enter(caller, origin, accepted)
                .delayUntil(_ -> checks.open(caller, origin, held))
                .map(entered -> told(prospects, entered));
    }

    /** Whom another transaction registered meanwhile is a duplicate now. */
    private static List<Result> told(List<Prospect> prospects, Set<UUID> entered) {
        return prospects.stream()
                .<Result>map(
                        each ->
                                switch (each) {
                                    case Accepted(UUID id) when entered.contains(id) ->
                                            new Registered(id);
                                    case Held _ -> new NotRegistered(NEEDS_CHECK);
                                    case Accepted _, Duplicate _ -> new NotRegistered(DUPLICATE);
                                })
                .toList();
    }
}
