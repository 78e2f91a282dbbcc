package io.guanhu.platform.security.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class VerifiedTokensTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger checks = new AtomicInteger();

    @Test
    void checksATokenOnceUntilTheKeysChange() {
        Cache<String, Jwt> cache = VerifiedTokens.cache(Clock.fixed(NOW, ZoneOffset.UTC));
        VerifiedTokens tokens = tokens(cache, NOW.plusSeconds(600));
        tokens.decode("a").block(PATIENCE);
        tokens.decode("a").block(PATIENCE);
        assertThat(checks).hasValue(1);
        tokens.decode("b").block(PATIENCE);
        assertThat(checks).hasValue(2);
        assertThat(cache.asMap().keySet()).doesNotContain("a", "b");

        cache.invalidateAll();
        tokens.decode("a").block(PATIENCE);
        assertThat(checks).hasValue(3);
    }

    @Test
    void doesNotKeepATokenBeyondItsExpiry() {
        Cache<String, Jwt> cache = VerifiedTokens.cache(Clock.fixed(NOW, ZoneOffset.UTC));
        VerifiedTokens tokens = tokens(cache, NOW.minusSeconds(1));
        tokens.decode("a").block(PATIENCE);
        tokens.decode("a").block(PATIENCE);
        assertThat(checks).hasValue(2);
    }

    private VerifiedTokens tokens(Cache<String, Jwt> cache, Instant expiry) {
        return new VerifiedTokens(
                token -> Mono.fromSupplier(() -> {
                    checks.incrementAndGet();
                    return Jwt.withTokenValue(token)
                            .header("alg", "RS256")
                            .subject("s")
                            .expiresAt(expiry)
                            .build();
                }),
                cache);
    }
}
