package io.guanhu.platform.job;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** It cannot be cancelled halfway. */
record Stubborn() implements JobWork {

    @Override
    public String type() {
        return "stubborn";
    }

    @Override
    public boolean isCancellable() {
        return false;
    }

    @Override
    public Mono<Step> step(Job job) {
        return Mono.just(Step.continueAt("HERE", 1, 2)).delayElement(Duration.ofSeconds(1));
    }
}
