package io.guanhu.platform.messagekeys;

import io.guanhu.platform.signing.key.KeyDocument;
import io.guanhu.platform.signing.key.MessageKey;
import io.guanhu.platform.signing.key.SigningKeys;
import io.guanhu.platform.signing.key.TrustDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Announces this service's keys before they sign, and replaces them before they expire. */
public final class MessageKeys {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final SigningKeys keys;
    private final TrustDirectory trust;
    private final @Nullable UsedMessageKeys store;
    private final MessageKeyProperties properties;
    private final Clock clock;

    MessageKeys(
            SigningKeys keys,
            TrustDirectory trust,
            @Nullable UsedMessageKeys store,
            MessageKeyProperties properties,
            Clock clock) {
        this.keys = keys;
        this.trust = trust;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    KeyDocument document() {
        return new KeyDocument(keys.service(), keys.published());
    }

    /** Whether consumers trust all keys that sign now or will sign. */
    boolean trusted() {
        return !trust.broken() && trust.of(keys.service()).containsAll(keys.published());
    }

    /** Whether the last key expires soon. */
    boolean ending() {
        return !lastEnd().isAfter(clock.instant().plus(properties.renewBefore()));
    }

    Instant lastEnd() {
        return keys.published().stream()
                .map(MessageKey::until)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Records the keys and, if this service may do that, publishes them where consumers look. */
    Mono<Void> announce() {
        return Mono.fromCallable(keys::published)
                .subscribeOn(Schedulers.boundedElastic())
                .doOnNext(published -> {
                    if (properties.publish()) {
                        trust.publish(keys.service(), published);
                    }
                })
                .flatMap(published -> store == null
                        ? Mono.empty()
                        : store.note(published.stream().map(MessageKey::id).toList(), clock.instant()));
    }

    /**
     * Creates the next key. It signs once its lead time is over; until then the present one does.
     */
    public Mono<MessageKey> rotate() {
        Instant from = clock.instant().plus(properties.lead());
        return Mono.fromCallable(() -> keys.successor(from, from.plus(properties.lifetime())))
                .subscribeOn(Schedulers.boundedElastic())
                .delayUntil(_ -> announce());
    }

    /** Renews keys automatically only if it can also publish the new key. */
    Mono<Duration> round() {
        return (ending() && properties.publish() ? rotate().then() : announce()).thenReturn(EVERY);
    }
}
