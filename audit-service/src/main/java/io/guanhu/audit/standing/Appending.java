package io.guanhu.audit.standing;

import io.guanhu.audit.model.LogEntry;
import reactor.core.publisher.Mono;

/** Adds the service's own entries to the log, without going through Kafka. */
public interface Appending {

    /** Appends when the current transaction commits, as part of it. */
    Mono<Void> append(LogEntry entry);
}
