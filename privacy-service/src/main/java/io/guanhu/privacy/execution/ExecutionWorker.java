package io.guanhu.privacy.execution;

import io.guanhu.platform.runtime.Failure;
import io.guanhu.privacy.docket.DueStore;
import io.guanhu.privacy.docket.RequestStore;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.request.State;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Carries out approved requests step by step. Each step is a transaction that advances the request,
 * so another worker can continue after a crash.
 */
@Component
class ExecutionWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionWorker.class);

    /** A step often makes the next one due. */
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private final DueStore due;
    private final RequestStore requests;
    private final Map<Executing.Step, ExecutionStep> steps;
    private final ExecutionSettings settings;
    private final Clock clock;

    ExecutionWorker(
            DueStore due, RequestStore requests, List<ExecutionStep> steps, ExecutionSettings settings, Clock clock) {
        this.due = due;
        this.requests = requests;
        this.steps = byStep(steps);
        this.settings = settings;
        this.clock = clock;
    }

    /** Processes what is due, and returns how long to pause. */
    Mono<Duration> round() {
        return due.claim(clock.instant(), settings.worker().lease(), State.EXECUTING)
                .concatMap(id -> advance(id).onErrorResume(e -> later(id, e)).thenReturn(id))
                .count()
                .map(taken -> taken > 0 ? AT_ONCE : settings.worker().interval());
    }

    /** Runs one step, which signals {@link NotYetException} if it must wait. */
    private Mono<Void> advance(UUID id) {
        return requests.find(id)
                .flatMap(held -> held.request() instanceof Executing executing ? step(executing) : Mono.empty());
    }

    private Mono<Void> step(Executing executing) {
        return Objects.requireNonNull(steps.get(executing.step())).run(executing);
    }

    /** The service does not start unless each step has exactly one bean. */
    static Map<Executing.Step, ExecutionStep> byStep(List<ExecutionStep> steps) {
        var found = new EnumMap<Executing.Step, ExecutionStep>(Executing.Step.class);
        for (ExecutionStep step : steps) {
            if (found.put(step.step(), step) != null) {
                throw new IllegalStateException("Two beans carry out " + step.step());
            }
        }
        for (Executing.Step step : Executing.Step.values()) {
            if (!found.containsKey(step)) {
                throw new IllegalStateException("No bean carries out " + step);
            }
        }
        return found;
    }

    private Mono<Void> later(UUID id, Throwable reason) {
        if (reason instanceof NotYetException) {
            // Waiting is not a failure, so the interval does not grow.
            return due.scheduleCheck(id, clock.instant().plus(settings.worker().retry()));
        }
        LOG.warn("Execution of request {} waits: {}", id, Failure.of(reason));
        return due.postpone(id, clock.instant(), settings.worker().retry());
    }
}
