package io.guanhu.platform.messagekeys;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** The record of the keys that a service has signed with, kept where the service keeps its data. */
public interface UsedMessageKeys {

    /** The ids of all of them, the first used first. */
    Mono<List<String>> used();

    /** Notes keys before they sign for the first time. */
    Mono<Void> note(List<String> ids, Instant now);
}
