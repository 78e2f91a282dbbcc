package io.guanhu.ownership.pool;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.stewardship.Reach;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import io.guanhu.ownership.timeline.Scope;
import io.guanhu.ownership.timeline.Staff;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.Cursors;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    /**
     * @param unasked how many are in this pool although another manager or branch was requested
     */
    record Pool(UUID id, String branch, long customers, long unasked) {

        static Pool of(PoolStore.Counted row) {
            return new Pool(row.id(), row.branch(), row.customers(), row.unasked());
        }
    }

    /**
     * @param requestedManager the manager requested when the customer was registered
     * @param why why the customer is in the pool instead; absent if nothing else was requested
     */
    record Member(
            UUID customerId,
            Instant since,
            @Nullable String requestedManager,
            @Nullable WhyPooled why) {

        static Member of(PoolStore.Stay row) {
            return new Member(row.customerId(), row.since(), row.requestedManager(), row.why());
        }
    }

    @Audited("pool.list")
    @GetMapping
    @Permitted("pool.list")
    Mono<ResponseEntity<Page<Pool>>> pools(PageRequest page, ServerHttpRequest request, Caller caller) {
        String after = page.after(cursors).stream().findFirst().orElse("");
        return store.all(Scope.of(caller), clock.instant(), after, page.limit() + 1)
                .map(Pool::of)
                .collectList()
                .map(found -> Page.of(found, page, cursors, Pool::branch))
                .map(found -> found.answering(request));
    }

    @Audited("pool.list-customers")
    @GetMapping("/{id}/customers")
    @Permitted("pool.list-customers")
    Mono<ResponseEntity<Page<Member>>> customers(
            @PathVariable UUID id, PageRequest page, ServerHttpRequest request, Caller caller) {
        Reach reach = Staff.reachOf(caller);
        UUID after = page.after(cursors, UUID::fromString);
        return store.branchOf(id)
                .filter(branch -> reach.covers(new Branch(branch)))
                .switchIfEmpty(Mono.error(ProblemException.notFound("pool-not-found")))
                .flatMapMany(branch -> store.members(id, clock.instant(), after, page.limit() + 1))
                .map(Member::of)
                .collectList()
                .map(found ->
                        Page.of(found, page, cursors, each -> each.customerId().toString()))
                .map(found -> found.answering(request));
    }
}
