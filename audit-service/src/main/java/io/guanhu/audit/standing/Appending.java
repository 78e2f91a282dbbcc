package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogEntry;
import reactor.core.publisher.Mono;

/** Adds the service's own entries to the log, without a detour by way of Kafka. */
public interface Appending {

    /** Appends when the current transaction commits, as a part of it. */
    Mono<Void> append(LogEntry entry);
}
