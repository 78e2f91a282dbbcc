package io.guanhu.privacy.reading;

import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import io.guanhu.platform.web.EventStream;
import io.guanhu.privacy.command.Commands;
import io.guanhu.privacy.command.Sight;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams each receipt, as it arrives, to staff who watch an erasure. */
@RestController
@RequestMapping("/api/privacy-requests")
class FollowingController {

    private static final String FOLLOW = "privacy-request.follow";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Commands commands;
    private final ReadingStore store;

    FollowingController(Commands commands, ReadingStore store) {
        this.commands = commands;
        this.store = store;
    }

    /**
     * The progress of an erasure, without personal data.
     *
     * @param state EXECUTING until there is a certificate
     * @param waitingFor the holders that have not reported yet
     */
    record ErasureProgress(State state, List<RequestView.Receipt> receipts, List<String> waitingFor) {}

    /** Ends when nothing more will follow. */
    @NotAudited("Shows which systems have reported, and nothing about the person")
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Permitted(value = FOLLOW, further = Sight.HIDDEN_REQUESTS)
    Flux<ServerSentEvent<ErasureProgress>> events(@PathVariable UUID id, Caller caller) {
        return EventStream.of(
                commands.find(id, caller, FOLLOW)
                        .flatMap(this::progress)
                        .repeatWhen(ended -> ended.delayElements(BETWEEN_LOOKS))
                        .distinctUntilChanged()
                        .takeUntil(progress -> progress.state() != State.EXECUTING),
                progress -> progress.state() + "-" + progress.receipts().size(),
                Function.identity());
    }

    private Mono<ErasureProgress> progress(StoredRequest stored) {
        return Mono.justOrEmpty(stored.orderId())
                .flatMap(order -> Mono.zip(
                        store.receipts(order).map(RequestView.Receipt::of).collectList(),
                        store.missingHolders(order).collectList()))
                .map(read -> progress(stored, read.getT1(), read.getT2()))
                .defaultIfEmpty(progress(stored, List.of(), List.of()));
    }

    private static ErasureProgress progress(
            StoredRequest stored, List<RequestView.Receipt> receipts, List<String> waitingFor) {
        return new ErasureProgress(stored.request().state(), receipts, waitingFor);
    }
}
