package io.guanhu.ownership.directory;

import io.guanhu.platform.contract.Event;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.contract.OwnershipEvents.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents.ListedManager;
import io.guanhu.platform.contract.OwnershipEvents.ManagersListed;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes the complete lists repeatedly, in parts that each state the total, because a service
 * with a copy may have started after a change was published, or may have lost its copy.
 */
@Configuration(proxyBeanMethods = false)
class DirectoryWork {

    private static final int PART = 200;

    private final DirectoryStore store;
    private final Outbox outbox;
    private final TransactionalOperator transactions;
    private final Clock clock;
    private final Duration interval;

    DirectoryWork(
            DirectoryStore store,
            Outbox outbox,
            TransactionalOperator transactions,
            Clock clock,
            @Value("${guanhu.ownership.announce-interval}") Duration interval) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.interval = interval;
    }

    @Bean
    Worker directoryAnnouncementWorker() {
        return new Worker("directory-announcement", this::announce);
    }

    private Mono<Duration> announce() {
        Mono<Void> branches = inParts(
                after -> store.branches(after, PART),
                store.branches(),
                (part, total) -> new BranchesListed(part, total, clock.instant()),
                ListedBranch::branch);
        Mono<Void> managers = inParts(
                after -> store.managers(after, PART),
                store.managers(),
                (part, total) -> new ManagersListed(part, total, clock.instant()),
                ListedManager::employeeId);
        return branches.then(managers).thenReturn(interval);
    }

    /** An empty list is published too. */
    private <T> Mono<Void> inParts(
            Function<String, Flux<T>> part,
            Mono<Long> count,
            BiFunction<List<T>, Long, Event> event,
            Function<T, String> place) {
        return publishPart("", part, count, event, place)
                .expand(after -> publishPart(after, part, count, event, place))
                .then();
    }

    /** The start of the next part; empty after the last. */
    private <T> Mono<String> publishPart(
            String after,
            Function<String, Flux<T>> part,
            Mono<Long> count,
            BiFunction<List<T>, Long, Event> event,
            Function<T, String> place) {
        return part.apply(after)
                .collectList()
                .zipWhen(_ -> count)
                .delayUntil(read -> outbox.append(event.apply(read.getT1(), read.getT2())))
                .map(read -> read.getT1().size() < PART
                        ? Optional.<String>empty()
                        : Optional.of(place.apply(read.getT1().getLast())))
                .as(transactions::transactional)
                .flatMap(Mono::justOrEmpty);
    }
}
