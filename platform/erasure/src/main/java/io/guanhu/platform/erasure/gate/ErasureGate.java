package io.guanhu.platform.erasure.gate;

import io.guanhu.platform.erasure.gate.ServingCondition.Objection;
import io.guanhu.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * Decides whether personal data may leave this service. A database that is behind the erasure
 * ledger, or cannot know whether it is, may contain erased data. Until it has caught up, nothing is
 * read or published.
 */
public final class ErasureGate {

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMillis(500);

    private final List<ServingCondition> conditions;

    ErasureGate(List<ServingCondition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** Why the gate is closed; empty while it is open. */
    public Optional<Objection> objection() {
        return conditions.stream()
                .map(ServingCondition::objection)
                .flatMap(Optional::stream)
                .findFirst();
    }

    public boolean isOpen() {
        return objection().isEmpty();
    }

    /** Signals 503 {@code behind-erasure-ledger} while the gate is closed. */
    public Mono<Void> requireOpen() {
        return Mono.defer(() -> objection().<Mono<Void>>map(why -> refusal(why)).orElseGet(Mono::empty));
    }

    private static Mono<Void> refusal(Objection why) {
        return Mono.error(ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "behind-erasure-ledger")
                .with("reason", why.code())
                .retryAfter(RETRY));
    }

    /**
     * A worker's rounds that send or publish personal data; the worker pauses while the gate is
     * closed.
     */
    public Supplier<Mono<Duration>> guarding(Supplier<Mono<Duration>> round) {
        Objects.requireNonNull(round);
        return () -> isOpen() ? round.get() : Mono.just(REST);
    }
}
