package io.guanhu.platform.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Caches verified tokens by their digest for at most a minute, and never beyond their expiry,
 * because checking a signature takes more time than the rest of a small request.
 */
final class VerifiedTokens implements ReactiveJwtDecoder {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ReactiveJwtDecoder decoder;
    private final Cache<String, Jwt> verified;

    VerifiedTokens(ReactiveJwtDecoder decoder, Cache<String, Jwt> verified) {
        this.decoder = decoder;
        this.verified = verified;
    }

    static Cache<String, Jwt> cache(Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfter(Expiry.creating((String _, Jwt token) -> lifetime(token, clock)))
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        String digest = digestOf(token);
        Jwt known = verified.getIfPresent(digest);
        return known != null ? Mono.just(known) : decoder.decode(token).doOnNext(jwt -> verified.put(digest, jwt));
    }

    private static Duration lifetime(Jwt token, Clock clock) {
        Instant expiry = token.getExpiresAt();
        if (expiry == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), expiry);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private static String digestOf(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
