package io.guanhu.ownership.pool;

import io.guanhu.ownership.model.Branch;
import io.guanhu.ownership.model.Reach;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/pools")
class PoolController {

    private final PoolStore store;
    private final Cursors cursors;
    private final Clock clock;

    PoolController(PoolStore store, Cursors cursors, Clock clock) {
        this.store = store;
        this.cursors = cursors;
        this.clock = clock;
    }

    record Pool(UUID id, String branch, long customers) {}

    record Member(UUID customerId, Instant since) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('relationship-manager','team-lead','operations','administrator')")
    Mono<Page<Pool>> pools(Caller caller) {
        Reach reach = Staff.reachOf(caller);
        return store.all(clock.instant())
                .filter(pool -> reach.covers(new Branch(pool.branch())))
                .collectList()
                .map(items -> new Page<>(items, null));
    }

    @GetMapping("/{poolId}/customers")
    @PreAuthorize("hasAnyRole('relationship-manager','team-lead','operations','administrator')")
    Mono<Page<Member>> customers(@PathVariable UUID poolId, PageRequest page, Caller caller) {
        Reach reach = Staff.reachOf(caller);
        UUID after = page.after(cursors).stream().findFirst().map(UUID::fromString).orElse(null);
        return store.branchOf(poolId)
                .filter(branch -> reach.covers(new Branch(branch)))
                .switchIfEmpty(Mono.error(ProblemException.notFound("pool-not-found")))
                .flatMapMany(
                        branch -> store.members(poolId, clock.instant(), after, page.limit() + 1))
                .collectList()
                .map(found -> page(found, page.limit()));
    }

    private Page<Member> page(List<Member> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<Member> items = found.subList(0, limit);
        return new Page<>(items, cursors.sign(List.of(items.getLast().customerId().toString())));
    }
}
