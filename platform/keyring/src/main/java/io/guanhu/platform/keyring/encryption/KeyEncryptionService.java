package io.guanhu.platform.keyring.encryption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Holds the versions of the root key, which never leave it. A version wraps the key of one page,
 * the root of the key tree; what an epoch erased is dead as soon as the version before it is
 * destroyed here. All replicas of a service share what is held: whatever one has created or
 * destroyed, every other one sees at its next call.
 *
 * <p>Every call may fail with a {@link KeyEncryptionException}: {@link UnknownVersionException} for
 * a version that was never made here, {@link VersionDestroyedException} for one that is destroyed
 * or about to be. An outage is any other error; it never looks like one of these two.
 */
public interface KeyEncryptionService {

    /** What the certificate says of this holder of keys. */
    Description description();

    /**
     * Makes a new version. The same token gives the same version, so that a caller who crashed
     * before it wrote the answer down makes no second one.
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
     * @throws KeyEncryptionException (as an error signal) if it was altered, or wrapped under
     *     another version or for another context
     */
    Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context);

    /**
     * Begins to destroy a version, for good: from now on it neither wraps nor unwraps. It is no
     * error if that was begun or done before.
     */
    Mono<Void> destroy(String version);

    /** Where a version is on its way. */
    Mono<State> state(String version);

    /**
     * What an adapter states of itself; an erasure is complete only when all of it is true.
     *
     * @param adapter its name, such as {@code file}
     * @param destructionDelay how long after {@link #destroy} a version may take until it is gone
     * @param copies where else key material may be, in codes such as {@code hsm-backup}; empty if
     *     destroying reaches all of it
     */
    record Description(String adapter, Duration destructionDelay, List<String> copies) {

        public Description {
            copies = List.copyOf(copies);
        }
    }

    /** A version lives, is about to be destroyed, or is gone. */
    sealed interface State {

        /** It wraps and unwraps. */
        record Living() implements State {}

        /**
         * It does neither any more, but somebody could still bring it back.
         *
         * @param until when it is gone at the latest
         */
        record Destroying(Instant until) implements State {}

        /** Nobody can bring it back. */
        record Destroyed() implements State {}
    }
}
