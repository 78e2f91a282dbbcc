package io.guanhu.platform.keyring.encryption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Holds the versions of the root key, which never leave it. A version wraps the key of one page,
 * the root of the key tree. Everything erased in an epoch is destroyed as soon as the previous
 * version is destroyed here. All replicas of a service share one holder: what one has created or
 * destroyed, the others see on their next call.
 *
 * <p>Every call may fail with a {@link KeyEncryptionException}: {@link UnknownVersionException} for
 * a version that was never created here, {@link VersionDestroyedException} for one that is
 * destroyed or about to be. Any other error is an outage, which never looks like one of these two.
 */
public interface KeyEncryptionService {

    /** What the certificate says about this holder of keys. */
    Description description();

    /**
     * Creates a version. The same token gives the same version, so that a caller who crashed before
     * storing the answer does not create a second one.
     *
     * @param token lower-case letters, digits and hyphens, at most 64; used for one version only
     * @throws VersionDestroyedException (as an error signal) if the token's version was destroyed
     */
    Mono<String> create(String token);

    /** Wraps a key, bound to the version and to the context. */
    Mono<byte[]> wrap(String version, byte[] key, byte[] context);

    /**
     * Unwraps a key.
     *
     * @throws KeyEncryptionException (as an error signal) if it was altered, or wrapped with
     *     another version or for another context
     */
    Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context);

    /**
     * Starts to destroy a version permanently. From now on it neither wraps nor unwraps. It is not
     * an error if this was started or completed before.
     */
    Mono<Void> destroy(String version);

    /** The state of a version. */
    Mono<State> state(String version);

    /**
     * What an adapter states about itself; an erasure is complete only once all of it is true.
     *
     * @param adapter its name, such as {@code file}
     * @param destructionDelay how long it can take after {@link #destroy} until a version is gone
     * @param copies where else key material may exist, as codes such as {@code hsm-backup}; empty
     *     if destroying reaches all of it
     */
    record Description(String adapter, Duration destructionDelay, List<String> copies) {

        public Description {
            copies = List.copyOf(copies);
        }
    }

    /** A version is usable, about to be destroyed, or gone. */
    sealed interface State {

        /** It wraps and unwraps. */
        record Living() implements State {}

        /**
         * It does neither any longer, but could still be recovered.
         *
         * @param until when it is gone at the latest
         */
        record Destroying(Instant until) implements State {}

        /** It can no longer be recovered. */
        record Destroyed() implements State {}
    }
}
