package io.guanhu.ownership.branch;

import io.guanhu.ownership.branch.BranchProperties.Initial;
import io.guanhu.ownership.branch.BranchStore.Change;
import io.guanhu.ownership.branch.BranchStore.Row;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.ListedBranch;
import io.guanhu.platform.contract.OwnershipEvents;
import io.guanhu.platform.contract.OwnershipEvents.BranchesListed;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds the branches in the settings that are not on the list yet, without changing existing ones.
 * Publishes them at once, because the list may have been published earlier without them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BranchProperties.class)
class BranchWork {

    private static final int BRANCHES_PER_EVENT = 200;
    private static final Duration ONCE = Duration.ofDays(1);
    private static final String BY = "ownership-service";

    @Bean
    Worker initialBranchesWorker(
            BranchStore store,
            BranchProperties properties,
            Outbox outbox,
            TransactionalOperator transactions,
            Ids ids,
            Clock clock) {
        return new Worker(
                "initial-branches",
                () -> Flux.fromIterable(properties.branches())
                        .map(each -> row(each, ids, clock))
                        .filterWhen(store::add)
                        .map(row -> Branches.toContract(row.branch()))
                        .collectList()
                        .zipWhen(_ -> store.total())
                        .flatMap(added -> outbox.append(announcements(added.getT1(), added.getT2(), clock)))
                        .as(transactions::transactional)
                        .then(Mono.just(ONCE)));
    }

    private static List<BranchesListed> announcements(
            List<OwnershipEvents.ListedBranch> added, long total, Clock clock) {
        return IntStream.iterate(0, from -> from < added.size(), from -> from + BRANCHES_PER_EVENT)
                .mapToObj(from -> added.subList(from, Math.min(added.size(), from + BRANCHES_PER_EVENT)))
                .map(part -> new BranchesListed(List.copyOf(part), total, clock.instant()))
                .toList();
    }

    private static Row row(Initial initial, Ids ids, Clock clock) {
        return new Row(
                new ListedBranch(ids.next(), new Branch(initial.path()), initial.name(), initial.nameEn(), true, 1),
                new Change(clock.instant(), BY, "INITIAL_LIST", null));
    }
}
