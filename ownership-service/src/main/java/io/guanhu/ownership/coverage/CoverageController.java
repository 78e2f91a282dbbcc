package io.guanhu.ownership.coverage;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Permitted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
            List<Flaw> first,
            @Nullable Census census) {}

    /**
     * @param kind UNOWNED, HELD_TWICE, UNHEARD or UNKNOWN_TO_MASTER
     */
    record Flaw(
            UUID customerId,
            String kind,
            Instant from,
            @Nullable Instant to) {

        static Flaw of(CoverageStore.Flaw row) {
            return new Flaw(row.customerId(), row.kind().name(), row.from(), row.to());
        }
    }

    /**
     * @param there the number of customers in customer-service
     * @param here the number of customers known here
     */
    record Census(Instant asOf, Instant comparedAt, long there, long here, long differingParts) {

        static Census of(CoverageStore.Census row) {
            return new Census(row.asOf(), row.comparedAt(), row.there(), row.here(), row.differingParts());
        }
    }

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
                .map(Flaw::of)
                .collectList()
                .zipWhen(_ -> store.census().map(Census::of).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(found -> new Coverage(
                        clock.instant(),
                        active,
                        flaws,
                        found.getT1(),
                        found.getT2().orElse(null)));
    }
}
