package io.guanhu.ownership.coverage;

import io.guanhu.platform.audit.Audited;
import io.guanhu.platform.security.Permitted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
     * @param flaws how many there are
     * @param first the first hundred of them
     */
    record Coverage(
            Instant checkedAt, long activeCustomers, long flaws, List<CoverageStore.Flaw> first) {}

    /** Checks all of time, now. */
    @Audited("assignment.check-coverage")
    @GetMapping("/api/assignments/coverage")
    @Permitted("assignment.check-coverage")
    Mono<Coverage> check() {
        // One after the other: each would take a connection of its own.
        return store.activeCustomers()
                .zipWhen(_ -> store.count())
                .flatMap(
                        counted ->
                                store.flaws(MOST)
                                        .collectList()
                                        .map(
                                                first ->
                                                        new Coverage(
                                                                clock.instant(),
                                                                counted.getT1(),
                                                                counted.getT2(),
                                                                first)))
                .contextWrite(CoverageMetric.LIMIT::into);
    }
}
