package io.guanhu.privacy.execution;

import io.guanhu.privacy.model.lifecycle.Executing;
import reactor.core.publisher.Mono;

/** What is done in one step of an execution. */
public interface ExecutionStep {

    /** The step; each has one. */
    Executing.Step step();

    /** Does it and moves the request on, or signals {@link NotYetException} to be run again later. */
    Mono<Void> run(Executing executing);
}
