package io.guanhu.customer.register;

import io.guanhu.customer.model.Mark;
import io.guanhu.customer.people.SuppressionList;
import io.guanhu.customer.vault.CustomerProperties;
import io.guanhu.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How many lines of an import can be hashed in the time that one import has. It is measured before
 * each one, by hashing somebody who does not exist in all the ways that a line is: what fits
 * depends on the machine, on its load, and on how the entries of the suppression list were made.
 */
@Component
class Capacity {

    /** So few are never too many. */
    private static final int SMALL = 20;

    private static final int TRIED = 2;

    private final SuppressionList list;
    private final Duration within;
    private final Clock clock;

    Capacity(SuppressionList list, CustomerProperties properties, Clock clock) {
        this.list = list;
        this.within = properties.importWithin();
        this.clock = clock;
    }

    /** Refuses more lines than fit, and says how many do. */
    Mono<Void> require(int lines) {
        return lines <= SMALL
                ? Mono.empty()
                : measured()
                        .map(taken -> fitting(taken, within))
                        .flatMap(fit -> lines <= fit ? Mono.empty() : Mono.error(tooLong(fit)));
    }

    private Mono<Duration> measured() {
        Map<Mark, String> nobody =
                Arrays.stream(Mark.values()).collect(Collectors.toMap(mark -> mark, Mark::code));
        return Mono.defer(
                () -> {
                    Instant before = clock.instant();
                    return list.hashed(Collections.nCopies(TRIED, nobody))
                            .map(
                                    hashed ->
                                            hashed.stream().allMatch(each -> each.marks().isEmpty())
                                                    ? Duration.ZERO
                                                    : Duration.between(before, clock.instant()));
                });
    }

    /**
     * @param taken for {@link #TRIED} lines
     */
    static int fitting(Duration taken, Duration within) {
        return taken.isZero()
                ? Integer.MAX_VALUE
                : Math.clamp(TRIED * within.toNanos() / taken.toNanos(), SMALL, Integer.MAX_VALUE);
    }

    private static ProblemException tooLong(int fit) {
        return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "import-too-long", fit)
                .with("lines", fit);
    }
}
