package io.guanhu.customer.census;

import io.guanhu.customer.census.CensusQuestionStore.Question;
import io.guanhu.platform.census.CensusStore;
import io.guanhu.platform.census.CensusStore.Member;
import io.guanhu.platform.census.Prefixes;
import io.guanhu.platform.contract.CustomerEvents.CensusListing;
import io.guanhu.platform.contract.CustomerEvents.CensusPart;
import io.guanhu.platform.contract.CustomerEvents.CensusTaken;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes the census and answers questions about it. Counts page by page, outside of transactions.
 * Only the result is published in a transaction, by whichever process finishes first.
 */
@Component
class CensusTaker {

    private static final Duration IDLE = Duration.ofSeconds(2);

    /**
     * Parts with more customers are split further; for smaller ones, the customers' ids are listed.
     */
    private static final int LISTED = 2_500;

    private final CensusStore census;
    private final CensusQuestionStore questions;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final CensusProperties properties;
    private final Ids ids;
    private final Clock clock;

    CensusTaker(
            CensusStore census,
            CensusQuestionStore questions,
            Outbox outbox,
            TransactionalOperator transactions,
            CensusProperties properties,
            Ids ids,
            Clock clock) {
        this.census = census;
        this.questions = questions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Duration> round() {
        return take().then(Mono.defer(this::answer)).thenReturn(IDLE);
    }

    private Mono<Void> take() {
        Instant now = clock.instant();
        Instant due = now.minus(properties.interval());
        // Later customers may not be known everywhere yet.
        Instant asOf = now.minus(properties.settling());
        return questions
                .due(due)
                .filter(isDue -> isDue)
                .flatMap(_ -> census.parts(Set.of(Prefixes.ALL), asOf))
                .flatMap(parts -> questions
                        .claim(now, due)
                        .filter(claimed -> claimed)
                        .flatMap(_ -> begin(asOf, parts))
                        .as(transactions::transactional));
    }

    /** Drops open questions about older censuses. */
    private Mono<Void> begin(Instant asOf, List<CensusPart> parts) {
        return questions.endBefore(asOf).then(Mono.defer(() -> publishAnswer(ids.next(), asOf, parts, List.of())));
    }

    private Mono<Void> answer() {
        return questions.next().flatMap(this::answer);
    }

    private Mono<Void> answer(Question question) {
        return census.parts(question.prefixes(), question.asOf())
                .flatMap(parts -> listings(small(question, parts), question.asOf())
                        .flatMap(listings -> publishAnswer(question, parts, listings)));
    }

    private Mono<Void> publishAnswer(Question question, List<CensusPart> parts, List<CensusListing> listings) {
        Set<String> listed = listings.stream().map(CensusListing::prefix).collect(Collectors.toSet());
        List<CensusPart> large = parts.stream()
                .filter(part -> !listed.contains(Prefixes.parent(part.prefix())))
                .toList();
        return questions
                .end(question)
                .filter(first -> first)
                .flatMap(_ -> publishAnswer(question.census(), question.asOf(), large, listings))
                .as(transactions::transactional);
    }

    /** The parts in question that have few customers, or none. */
    private static List<String> small(Question question, List<CensusPart> parts) {
        Map<String, Long> counts = parts.stream()
                .collect(Collectors.groupingBy(
                        part -> Prefixes.parent(part.prefix()), Collectors.summingLong(CensusPart::count)));
        return question.prefixes().stream()
                .filter(prefix -> counts.getOrDefault(prefix, 0L) <= LISTED)
                .toList();
    }

    private Mono<List<CensusListing>> listings(Collection<String> prefixes, Instant asOf) {
        if (prefixes.isEmpty()) {
            return Mono.just(List.of());
        }
        Map<String, List<UUID>> byPrefix = new LinkedHashMap<>();
        prefixes.forEach(prefix -> byPrefix.put(prefix, new ArrayList<>()));
        return census.members(prefixes, asOf)
                .collect(() -> byPrefix, CensusTaker::add)
                .map(all -> all.entrySet().stream()
                        .map(each -> new CensusListing(each.getKey(), each.getValue()))
                        .toList());
    }

    private static void add(Map<String, List<UUID>> byPrefix, Member member) {
        byPrefix.computeIfAbsent(member.prefix(), _ -> new ArrayList<>()).add(member.id());
    }

    private Mono<Void> publishAnswer(UUID id, Instant asOf, List<CensusPart> parts, List<CensusListing> listings) {
        return outbox.append(new CensusTaken(id, asOf, parts, listings, clock.instant()));
    }
}
