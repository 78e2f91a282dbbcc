package io.guanhu.platform.messagekeys;

import io.guanhu.platform.signing.KeyDocument;
import io.guanhu.platform.signing.MessageKey;
import io.guanhu.platform.signing.SigningKeys;
import io.guanhu.platform.signing.TrustDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Announces this service's keys before they sign, and replaces them before they end. */
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

    /** Whether consumers trust all keys that sign, or will. */
    boolean trusted() {
        return !trust.broken() && trust.of(keys.service()).containsAll(keys.published());
    }

    /** Whether the last key ends soon. */
    boolean ending() {
        return !lastEnd().isAfter(clock.instant().plus(properties.renewBefore()));
    }

    Instant lastEnd() {
        return keys.published().stream()
                .map(MessageKey::until)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Puts the keys on record, and where consumers look for them if this service may do that. */
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

    /** Makes the next key; it signs when its lead is over, and the present one until then. */
    public Mono<MessageKey> rotate() {
        Instant from = clock.instant().plus(properties.lead());
        return Mono.fromCallable(() -> keys.successor(from, from.plus(properties.lifetime())))
                .subscribeOn(Schedulers.boundedElastic())
                .delayUntil(_ -> announce());
    }

    /** Renews by itself only where it can make the new key known as well. */
    Mono<Duration> round() {
        return (ending() && properties.publish() ? rotate().then() : announce()).thenReturn(EVERY);
    }
}
