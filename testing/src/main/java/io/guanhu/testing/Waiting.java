package io.guanhu.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for things that arrive in their own time. */
final class Waiting {

    private Waiting() {}

    static <T> T forFirst(String noun, Supplier<List<T>> arrived, Predicate<T> wanted, Duration limit) {
        try {
            return Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> arrived.get().stream().filter(wanted).findFirst(), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "No such %s within %d s; there were %s".formatted(noun, limit.toSeconds(), arrived.get()), e);
        }
    }
}
