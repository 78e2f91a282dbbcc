package io.guanhu.platform.messagekeys;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** The record of the keys with which a service has signed, stored with the service's data. */
public interface UsedMessageKeys {

    /** The ids of all of them, in order of first use. */
    Mono<List<String>> used();

    /** Records keys before they sign for the first time. */
    Mono<Void> note(List<String> ids, Instant now);
}
