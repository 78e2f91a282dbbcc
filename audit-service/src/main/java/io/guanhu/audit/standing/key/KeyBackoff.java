package io.guanhu.audit.standing.key;

import io.guanhu.audit.standing.LogRefutedException;
import io.guanhu.platform.keyholder.SigningRefusedException;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Why the log's key does not sign, and how long it is left alone. */
public final class KeyBackoff {

    private static final Logger LOG = LoggerFactory.getLogger(KeyBackoff.class);
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final Clock clock;
    private volatile Now now = new Now(null, 0, Instant.EPOCH);

    KeyBackoff(Clock clock) {
        this.clock = clock;
    }

    private record Now(@Nullable String code, int failures, Instant notBefore) {}

    /** A code such as {@code away}; absent while all is well. */
    public @Nullable String code() {
        return now.code();
    }

    boolean isActive() {
        return clock.instant().isBefore(now.notBefore());
    }

    /** The same signal without its failure. Records the failure, or that there was none. */
    <T> Mono<T> track(Mono<T> signing) {
        return signing.doOnSuccess(_ -> reset()).onErrorResume(failure -> {
            recordFailure(failure);
            return Mono.empty();
        });
    }

    private void reset() {
        if (now.code() != null) {
            LOG.info("The log's key signs again");
        }
        now = new Now(null, 0, Instant.EPOCH);
    }

    private void recordFailure(Throwable failure) {
        Now before = now;
        String code = code(failure);
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(before.failures(), 6));
        Instant next = clock.instant().plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        now = new Now(code, before.failures() + 1, next);
        if (!code.equals(before.code())) {
            LOG.error("The log's key does not sign: {}; certificates wait", code, failure);
        }
    }

    private static String code(Throwable failure) {
        return switch (failure) {
            case RootHolderUnavailableException _ -> "away";
            case SigningRefusedException _ -> "refused";
            case WrongKeyException _ -> "other-key";
            case LogRefutedException _ -> "log-refuted";
            case IOException _ -> "files";
            default -> "failed";
        };
    }
}
