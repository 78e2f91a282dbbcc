package io.guanhu.platform.security.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The realm's public keys. They are fetched when first needed, every five minutes, and when a token
 * names an unknown key. The latter happens at most every ten seconds, so that forged key ids cannot
 * make this service flood the identity provider.
 */
final class RealmKeys {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private final Mono<String> fetch;
    private final Runnable onChange;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
    private final Mono<Known> sharedFetch;

    private record Known(JWKSet keys, Instant fetchedAt) {

        boolean olderThan(Duration age, Instant now) {
            return fetchedAt.plus(age).isBefore(now);
        }
    }

    /**
     * @param fetch gets the JWK set as JSON
     * @param onChange runs when the realm's keys have changed
     */
    RealmKeys(Mono<String> fetch, Runnable onChange, Clock clock) {
        this.fetch = fetch;
        this.onChange = onChange;
        this.clock = clock;
        // Shared by all who wait for it, but not cached for later callers.
        this.sharedFetch =
                Mono.defer(this::fetchOnce).cache(_ -> Duration.ZERO, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The keys that may have signed a token with this header; empty if the realm has none. */
    Mono<List<JWK>> matching(JWSHeader header) {
        Instant now = clock.instant();
        Known current = known.get();
        if (current == null || current.olderThan(FRESH, now)) {
            return sharedFetch.map(fresh -> select(fresh, header));
        }
        List<JWK> found = select(current, header);
        if (found.isEmpty() && current.olderThan(BETWEEN_FETCHES, now)) {
            return sharedFetch.map(fresh -> select(fresh, header));
        }
        return Mono.just(found);
    }

    private Mono<Known> fetchOnce() {
        return fetch.map(this::parse).doOnNext(fresh -> {
            Known before = known.getAndSet(fresh);
            if (before != null && !before.keys().equals(fresh.keys())) {
                onChange.run();
            }
        });
    }

    private Known parse(String json) {
        try {
            return new Known(JWKSet.parse(json), clock.instant());
        } catch (ParseException e) {
            throw new IllegalStateException("The realm's key set cannot be read", e);
        }
    }

    private static List<JWK> select(Known known, JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        return matcher == null ? List.of() : new JWKSelector(matcher).select(known.keys());
    }
}
