package io.guanhu.platform.keyring.epoch;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import reactor.core.publisher.Mono;

/** A holder of root keys whose process dies at a chosen call, before or after the call takes effect. */
final class FailingEncryption implements KeyEncryptionService {

    private final KeyEncryptionService actual;
    private int left = Integer.MAX_VALUE;
    private boolean afterwards;
    private boolean failed;

    FailingEncryption(KeyEncryptionService actual) {
        this.actual = actual;
    }

    void failAt(int call, boolean afterwards) {
        this.left = call;
        this.afterwards = afterwards;
        this.failed = false;
    }

    boolean failed() {
        return failed;
    }

    /** As if the process were started again. */
    void heal() {
        left = Integer.MAX_VALUE;
    }

    private <T> Mono<T> call(Mono<T> work) {
        return Mono.defer(() -> {
            if (left-- > 0) {
                return work;
            }
            failed = true;
            Mono<T> dead = Mono.error(new IllegalStateException("The process died"));
            return afterwards ? work.then(dead) : dead;
        });
    }

    @Override
    public Description description() {
        return actual.description();
    }

    @Override
    public Mono<String> create(String token) {
        return call(actual.create(token));
    }

    @Override
    public Mono<byte[]> wrap(String version, byte[] key, byte[] context) {
        return call(actual.wrap(version, key, context));
    }

    @Override
    public Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context) {
        return call(actual.unwrap(version, wrapped, context));
    }

    @Override
    public Mono<Void> destroy(String version) {
        return call(actual.destroy(version));
    }

    @Override
    public Mono<State> state(String version) {
        return call(actual.state(version));
    }
}
