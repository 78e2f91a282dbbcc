package io.guanhu.ownership.coverage;

import io.guanhu.ownership.coverage.CoverageStore.Census;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Permitted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class CoverageController {

    private static final int MOST = 100;

    private final CoverageStore store;
    private final Clock clock;

    CoverageController(CoverageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param flaws the number of flaws
     * @param first the first hundred of them
     * @param census the comparison with customer-service; absent before the first
     */
    record Coverage(
            Instant checkedAt,
            long activeCustomers,
            long flaws,
            List<CoverageStore.Flaw> first,
            @Nullable Census census) {}

    /** Checks the whole timeline now. */
    @Audited("assignment.check-coverage")
    @GetMapping("/api/assignments/coverage")
    @Permitted("assignment.check-coverage")
    Mono<Coverage> check() {
        // One after the other, because each would use a connection of its own.
        return store.activeCustomers()
                .zipWhen(_ -> store.count())
                .flatMap(counted -> coverage(counted.getT1(), counted.getT2()))
                .contextWrite(CoverageMetric.LIMIT::into);
    }

    private Mono<Coverage> coverage(long active, long flaws) {
        return store.flaws(MOST)
                .collectList()
                .zipWhen(_ -> store.census().map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(found -> new Coverage(
                        clock.instant(),
                        active,
                        flaws,
                        found.getT1(),
                        found.getT2().orElse(null)));
    }
}
