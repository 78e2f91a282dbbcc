package io.guanhu.testing.architecture.sample.good.greeting;

import io.guanhu.testing.architecture.sample.good.model.Guest;
import io.guanhu.testing.architecture.sample.good.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

class GreetingController {

    private final GreetingStore store;
    private final Words words;
    private final Clock clock;
    private final BlockingQueue<Guest> waiting;

    GreetingController(GreetingStore store, Words words, Clock clock, BlockingQueue<Guest> waiting) {
        this.store = store;
        this.words = words;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Also asks a queue that answers at once, and measures how long something took. */
    @GetMapping("/greeting")
    @PreAuthorize("permitAll()")
    Mono<String> greeting(UUID id) {
        long began = System.nanoTime();
        Guest next = waiting.poll();
        return store.find(id, Instant.now(clock))
                .map(guest -> words.greeting() + guest.name() + (next == null ? "" : next.name()))
                .filter(_ -> System.nanoTime() > began);
    }
}
