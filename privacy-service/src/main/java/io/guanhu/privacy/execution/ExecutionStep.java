package io.guanhu.privacy.execution;

import io.guanhu.privacy.model.lifecycle.Executing;
import reactor.core.publisher.Mono;

/** The work of one step of an execution. */
public interface ExecutionStep {

    /** The step; each has exactly one bean. */
    Executing.Step step();

    /**
     * Does the work and advances the request, or signals {@link NotYetException} to be run again
     * later.
     */
    Mono<Void> run(Executing executing);
}
