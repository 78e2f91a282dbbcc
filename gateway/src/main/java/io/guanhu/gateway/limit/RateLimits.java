package io.guanhu.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.guanhu.gateway.limit.LimitProperties.Rate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/**
 * Token buckets, one for each kind of limit and key. They live in this process; with bucket4j's
 * proxy manager for Redis, several gateways can share them.
 */
final class RateLimits {

    private static final long MOST_KEYS = 100_000;

    private final AsyncProxyManager<String> buckets;

    RateLimits() {
        this.buckets = Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(MOST_KEYS))
                .build()
                .asAsync();
    }

    /**
     * Completes if the key is within its limit, and otherwise fails with
     * {@link TooManyRequestsException}.
     */
    Mono<Void> spend(String kind, String key, Rate rate) {
        return Mono.fromFuture(() -> buckets.getProxy(
                                kind + ' ' + key, () -> CompletableFuture.completedFuture(bucketOf(rate)))
                        .tryConsumeAndReturnRemaining(1))
                .flatMap(probe -> probe.isConsumed()
                        ? Mono.empty()
                        : Mono.error(new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()))));
    }

    private static BucketConfiguration bucketOf(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.per()))
                .build();
    }
}
