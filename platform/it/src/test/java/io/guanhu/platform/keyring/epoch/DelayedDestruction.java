package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * A holder of root keys that keeps a version for days after its destruction was asked for, as cloud
 * services do: it refuses to use it, and somebody could still bring it back.
 */
final class DelayedDestruction implements KeyEncryptionService {

    static final Duration DELAY = Duration.ofDays(7);

    private final KeyEncryptionService actual;
    private final Map<String, Instant> scheduled = new ConcurrentHashMap<>();
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");

    DelayedDestruction(KeyEncryptionService actual) {
        this.actual = actual;
    }

    void elapse(Duration duration) {
        now = now.plus(duration);
    }

    Instant now() {
        return now;
    }

    /** As often as requested. */
    boolean scheduled(String version) {
        return scheduled.containsKey(version);
    }

    @Override
    public Description description() {
        return new Description("delayed", DELAY, List.of("recycle-bin"));
    }

    @Override
    public Mono<String> create(String token) {
        return usable(token, actual.create(token));
    }

    @Override
    public Mono<byte[]> wrap(String version, byte[] key, byte[] context) {
        return usable(version, actual.wrap(version, key, context));
    }

    @Override
    public Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context) {
        return usable(version, actual.unwrap(version, wrapped, context));
    }

    @Override
    public Mono<Void> destroy(String version) {
        return actual.state(version)
                .doOnNext(_ -> scheduled.putIfAbsent(version, now.plus(DELAY)))
                .then(Mono.defer(() -> due(version) ? actual.destroy(version) : Mono.empty()));
    }

    @Override
    public Mono<State> state(String version) {
        return Mono.defer(() -> {
            Instant until = scheduled.get(version);
            return until == null || due(version) ? actual.state(version) : Mono.just(new State.Destroying(until));
        });
    }

    private boolean due(String version) {
        Instant until = scheduled.get(version);
        return until != null && !until.isAfter(now);
    }

    private <T> Mono<T> usable(String version, Mono<T> work) {
        return Mono.defer(
                () -> scheduled.containsKey(version) ? Mono.error(new VersionDestroyedException(version)) : work);
    }
}
