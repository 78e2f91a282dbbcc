package io.guanhu.ownership.census;

import io.guanhu.ownership.census.AnswerStore.Answer;
import io.guanhu.ownership.census.DifferenceStore.Kind;
import io.guanhu.ownership.census.DifferenceStore.Result;
import io.guanhu.platform.census.CensusStore;
import io.guanhu.platform.census.CensusStore.Member;
import io.guanhu.platform.census.Prefixes;
import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.OwnershipEvents.CensusAsked;
import io.guanhu.platform.contract.OwnershipEvents.CustomersMissed;
import io.guanhu.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Compares customer-service's counts with those here, and asks for smaller parts wherever they
 * differ, until single customers are left. Asks at once for the creation of customers unknown here;
 * receiving an event twice does no harm. Counts page by page, outside of transactions.
 */
@Component
class Comparing {

    private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

    /** Few enough for their parts or ids to fit in one message. */
    private static final int ASKED_AT_ONCE = 4;

    /**
     * Few enough that a service that lost everything recovers over hours, instead of being flooded
     * within one.
     */
    private static final int ASKED_IN_ALL = 256;

    private static final int MISSED_AT_ONCE = 500;

    private final AnswerStore answers;
    private final DifferenceStore differences;
    private final CensusStore census;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;

    Comparing(
            AnswerStore answers,
            DifferenceStore differences,
            CensusStore census,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock) {
        this.answers = answers;
        this.differences = differences;
        this.census = census;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Compares the oldest report. Returns whether there was one. */
    Mono<Boolean> next() {
        return answers.next()
                .flatMap(answer -> compared(answer).thenReturn(true))
                .defaultIfEmpty(false);
    }

    private Mono<Void> compared(Answer answer) {
        CensusListing listing = answer.listing();
        return listing == null ? parts(answer) : listing(answer, listing);
    }

    private Mono<Void> parts(Answer answer) {
        Set<String> parents = Prefixes.parents(answer.parts());
        // A bank without customers reports no parts at all.
        Set<String> asked = parents.isEmpty() ? Set.of(Prefixes.ALL) : parents;
        return census.parts(asked, answer.asOf()).flatMap(here -> once(answer, parts(answer, asked, here)));
    }

    private Mono<Void> parts(Answer answer, Set<String> asked, List<CensusPart> here) {
        List<String> differing = Prefixes.differing(answer.parts(), here);
        Mono<Void> kept = asked.contains(Prefixes.ALL) ? keep(answer, here, differing) : Mono.empty();
        return kept.then(Mono.defer(() -> differences.settleAllBut(differing, asked)))
                .then(Mono.defer(() -> ask(answer, differing)));
    }

    private Mono<Void> keep(Answer answer, List<CensusPart> here, List<String> differing) {
        var result = new Result(answer.asOf(), clock.instant(), sum(answer.parts()), sum(here), differing.size());
        if (!differing.isEmpty()) {
            LOG.warn(
                    "The customers differ: {} at customer-service, {} here, in {} of 256 parts",
                    result.there(),
                    result.here(),
                    differing.size());
        }
        return differences.keep(result);
    }

    private static long sum(Collection<CensusPart> parts) {
        return parts.stream().mapToLong(CensusPart::count).sum();
    }

    private Mono<Void> ask(Answer answer, List<String> differing) {
        List<String> now = Prefixes.some(differing, answer.census(), ASKED_IN_ALL);
        List<CensusAsked> asked = new ArrayList<>();
        for (int from = 0; from < now.size(); from += ASKED_AT_ONCE) {
            List<String> some = now.subList(from, Math.min(now.size(), from + ASKED_AT_ONCE));
            asked.add(new CensusAsked(answer.census(), answer.asOf(), List.copyOf(some), clock.instant()));
        }
        return outbox.append(asked);
    }

    private Mono<Void> listing(Answer answer, CensusListing listing) {
        Set<UUID> there = Set.copyOf(listing.ids());
        return census.members(List.of(listing.prefix()), answer.asOf())
                .map(Member::id)
                .filter(id -> !there.contains(id))
                .collectList()
                .zipWhen(_ -> differences.known(there).collectList())
                .flatMap(found -> once(answer, record(listing.prefix(), without(there, found.getT2()), found.getT1())));
    }

    private static List<UUID> without(Set<UUID> all, Collection<UUID> known) {
        Set<UUID> unheard = new HashSet<>(all);
        unheard.removeAll(Set.copyOf(known));
        return unheard.stream().sorted().toList();
    }

    private Mono<Void> record(String prefix, List<UUID> unheard, List<UUID> strangers) {
        Instant now = clock.instant();
        List<UUID> still = new ArrayList<>(unheard);
        still.addAll(strangers);
        return differences
                .settle(prefix, still)
                .then(Mono.defer(() -> differences.add(Kind.UNHEARD, prefix, unheard, now)))
                .then(Mono.defer(() -> differences.add(Kind.UNKNOWN_TO_MASTER, prefix, strangers, now)))
                .then(Mono.defer(() -> outbox.append(missed(unheard, now))));
    }

    private static List<CustomersMissed> missed(List<UUID> unheard, Instant at) {
        List<CustomersMissed> missed = new ArrayList<>();
        for (int from = 0; from < unheard.size(); from += MISSED_AT_ONCE) {
            int to = Math.min(unheard.size(), from + MISSED_AT_ONCE);
            missed.add(new CustomersMissed(List.copyOf(unheard.subList(from, to)), at));
        }
        return missed;
    }

    /** If several processes compared the same report, one of them records the result. */
    private Mono<Void> once(Answer answer, Mono<Void> recording) {
        return answers.end(answer)
                .filter(first -> first)
                .flatMap(_ -> recording)
                .as(transactions::transactional);
    }
}
