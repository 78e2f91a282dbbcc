package io.guanhu.ownership.branch;

import io.guanhu.ownership.branch.BranchProperties.Initial;
import io.guanhu.ownership.branch.BranchStore.Change;
import io.guanhu.ownership.branch.BranchStore.Row;
import io.guanhu.ownership.model.Branch;
import io.guanhu.ownership.model.ListedBranch;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enters the branches of the settings that are not on the list yet; it changes none that is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BranchProperties.class)
class BranchWork {

    private static final Duration ONCE = Duration.ofDays(1);
    private static final String BY = "ownership-service";

    @Bean
    Worker initialBranchesWorker(
            BranchStore store,
            BranchProperties properties,
            TransactionalOperator transactions,
            Ids ids,
            Clock clock) {
        return new Worker(
                "initial-branches",
                () ->
                        Flux.fromIterable(properties.branches())
                                .concatMap(each -> store.add(row(each, ids, clock)))
                                .then()
                                .as(transactions::transactional)
                                .then(Mono.just(ONCE)));
    }

    private static Row row(Initial initial, Ids ids, Clock clock) {
        return new Row(
                new ListedBranch(
                        ids.next(),
                        new Branch(initial.path()),
                        initial.name(),
                        initial.nameEn(),
                        true,
                        1),
                new Change(clock.instant(), BY, "INITIAL_LIST", null));
    }
}
