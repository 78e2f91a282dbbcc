package io.guanhu.platform.keyring.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every holder of root keys does; an adapter's test extends this. */
public abstract class KeyEncryptionContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final byte[] key = new byte[32];
    private final byte[] context = {1, 2, 3};
    private final String token = UUID.randomUUID().toString();

    /** The adapter as one replica of the service has it; each call gives another replica's. */
    protected abstract KeyEncryptionService replica();

    @Test
    void unwrapsInEveryReplicaWhatOneWrapped() {
        KeyEncryptionService one = replica();
        KeyEncryptionService other = replica();
        String version = done(one.create(token));
        byte[] wrapped = done(one.wrap(version, key, context));
        assertThat(wrapped).isNotEqualTo(key).hasSizeGreaterThan(key.length);
        assertThat(done(one.unwrap(version, wrapped, context))).isEqualTo(key);
        assertThat(done(other.unwrap(version, wrapped, context))).isEqualTo(key);
        assertThat(done(other.state(version))).isEqualTo(new State.Living());
    }

    @Test
    void makesOneVersionPerToken() {
        KeyEncryptionService one = replica();
        KeyEncryptionService other = replica();
        List<String> made = done(Flux.range(0, 16)
                .flatMap(i -> (i % 2 == 0 ? one : other).create(token))
                .distinct()
                .collectList());
        assertThat(made).hasSize(1);
        String version = made.getFirst();
        byte[] wrapped = done(one.wrap(version, key, context));
        assertThat(done(other.create(token))).isEqualTo(version);
        assertThat(done(other.unwrap(version, wrapped, context))).isEqualTo(key);
        assertThat(done(one.create(UUID.randomUUID().toString()))).isNotEqualTo(version);
    }

    @Test
    void unwrapsNothingThatWasAlteredOrBelongsElsewhere() {
        KeyEncryptionService service = replica();
        String version = done(service.create(token));
        String another = done(service.create(UUID.randomUUID().toString()));
        byte[] wrapped = done(service.wrap(version, key, context));
        refuses(service.unwrap(version, wrapped, new byte[] {1, 2, 4}));
        refuses(service.unwrap(another, wrapped, context));
        refuses(service.unwrap(version, new byte[0], context));
        wrapped[wrapped.length - 1] ^= 1;
        refuses(service.unwrap(version, wrapped, context));
    }

    @Test
    void destroysOneVersionForGoodAndForAll() {
        KeyEncryptionService one = replica();
        KeyEncryptionService other = replica();
        String version = done(one.create(token));
        String kept = done(one.create(UUID.randomUUID().toString()));
        byte[] wrapped = done(one.wrap(version, key, context));
        byte[] wrappedElsewhere = done(one.wrap(kept, key, context));

        done(one.destroy(version).thenReturn(true));

        for (KeyEncryptionService replica : List.of(one, other, replica())) {
            isDestroyed(replica.unwrap(version, wrapped, context));
            isDestroyed(replica.wrap(version, key, context));
            assertThat(done(replica.unwrap(kept, wrappedElsewhere, context))).isEqualTo(key);
        }
        assertThat(done(other.state(version))).isNotInstanceOf(State.Living.class);
        done(other.destroy(version).thenReturn(true));
        isDestroyed(other.create(token));
        if (one.description().destructionDelay().isZero()) {
            assertThat(done(other.state(version))).isEqualTo(new State.Destroyed());
        }
    }

    /** Otherwise mounting the wrong keys would prove an erasure. */
    @Test
    void neverCallsAnUnknownVersionDestroyed() {
        KeyEncryptionService service = replica();
        String known = done(service.create(token));
        byte[] wrapped = done(service.wrap(known, key, context));
        String unknown = unknownLike(known);
        for (Mono<?> call : List.of(
                service.state(unknown),
                service.destroy(unknown),
                service.wrap(unknown, key, context),
                service.unwrap(unknown, wrapped, context))) {
            assertThatThrownBy(() -> call.block(PATIENCE)).isInstanceOf(UnknownVersionException.class);
        }
    }

    /** A version's name in the adapter's own form that it never gave. */
    protected String unknownLike(String known) {
        return UUID.randomUUID().toString();
    }

    @Test
    void statesWhatTheCertificateSays() {
        var description = replica().description();
        assertThat(description.adapter()).matches("[a-z0-9-]+");
        assertThat(description.destructionDelay().isNegative()).isFalse();
        assertThat(description.copies())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(code).matches("[a-z0-9-]+"));
    }

    private static void refuses(Mono<byte[]> unwrapping) {
        assertThatThrownBy(() -> unwrapping.block(PATIENCE))
                .isInstanceOf(KeyEncryptionException.class)
                .hasNoCause();
    }

    private static void isDestroyed(Mono<?> call) {
        assertThatThrownBy(() -> call.block(PATIENCE)).isInstanceOf(VersionDestroyedException.class);
    }

    protected static <T> T done(Mono<T> work) {
        return Objects.requireNonNull(work.block(PATIENCE));
    }
}
