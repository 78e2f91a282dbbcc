package io.guanhu.notification.parts;

import io.guanhu.notification.model.delivery.AcceptedPart;
import io.guanhu.notification.model.delivery.Progress;
import io.guanhu.notification.model.delivery.StartedSending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What is known about one message during an attempt. */
public final class Journal implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private static final long PATIENCE_SECONDS = 4;
    private static final Retry FOR_A_MOMENT =
            Retry.backoff(3, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(1));

    private final Function<AcceptedPart, StoredPart> keeping;
    private final Function<StoredPart, Mono<Void>> storing;
    private final Clock clock;
    private final Instant until;
    private final int sendings;
    private final List<StoredPart> added = new CopyOnWriteArrayList<>();
    private volatile @Nullable StartedSending startedSending;

    Journal(
            Function<AcceptedPart, StoredPart> keeping,
            Function<StoredPart, Mono<Void>> storing,
            Clock clock,
            Instant until,
            int sendings,
            @Nullable StartedSending startedSending) {
        this.keeping = keeping;
        this.storing = storing;
        this.clock = clock;
        this.until = until;
        this.sendings = sendings;
        this.startedSending = startedSending;
    }

    @Override
    public int sendings() {
        StartedSending now = startedSending;
        return now == null ? sendings : Math.max(sendings, now.sending());
    }

    @Override
    public Optional<StartedSending> begun() {
        return Optional.ofNullable(startedSending);
    }

    @Override
    public boolean hasTime() {
        return clock.instant().isBefore(until);
    }

    /**
     * The only part of a short message is stored with the result, a moment later. So is anything
     * that cannot be stored now.
     */
    @Override
    public void accepted(AcceptedPart part) {
        StoredPart stored = keeping.apply(part);
        added.add(stored);
        startedSending = with(part, stored.acceptedAt());
        if (part.of() == 1) {
            return;
        }
        try {
            storing.apply(stored)
                    .retryWhen(FOR_A_MOMENT)
                    .toFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            LOG.warn(
                    "Part {} of notification {} could not be stored yet: {}",
                    part.number(),
                    stored.notificationId(),
                    failure.getClass().getSimpleName());
        }
    }

    private StartedSending with(AcceptedPart part, Instant now) {
        StartedSending before = startedSending;
        Set<Integer> parts = new HashSet<>(Set.of(part.number()));
        if (before != null && before.sending() == part.sending()) {
            parts.addAll(before.taken());
        }
        return new StartedSending(
                part.sending(),
                part.provider(),
                part.sender(),
                part.of(),
                parts,
                before != null && before.sending() == part.sending() && before.undelivered(),
                now);
    }

    List<StoredPart> added() {
        return List.copyOf(added);
    }
}
