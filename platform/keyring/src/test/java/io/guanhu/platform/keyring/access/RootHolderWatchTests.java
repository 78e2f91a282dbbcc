package io.guanhu.platform.keyring.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RootHolderWatchTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Holder holder = new Holder();
    private final RootHolderWatch watch = new RootHolderWatch(() -> "root-1", holder, meters);

    /** Answers with the state only. */
    private static final class Holder implements KeyEncryptionService {

        private Mono<State> answer = Mono.just(new State.Living());

        @Override
        public Description description() {
            return new Description("far-away", Duration.ZERO, List.of());
        }

        @Override
        public Mono<State> state(String version) {
            return version.equals("root-1") ? answer : Mono.error(new AssertionError(version));
        }

        @Override
        public Mono<String> create(String token) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<byte[]> wrap(String version, byte[] key, byte[] context) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<Void> destroy(String version) {
            return Mono.error(new UnsupportedOperationException());
        }
    }

    @Test
    void knowsNothingBeforeItAsked() {
        assertThat(reachable()).isNaN();
        assertThat(watch.lastAnswer()).isEqualTo("was not asked yet");
    }

    @Test
    void tellsWhetherTheHolderHasTheRootInUse() {
        looks(Mono.just(new KeyEncryptionService.State.Living()));
        assertThat(reachable()).isEqualTo(1);
        assertThat(watch.lastAnswer()).isEqualTo("has the root in use");

        looks(Mono.error(new RootHolderUnavailableException("Vault answers 503")));
        assertThat(reachable()).isZero();
        assertThat(watch.lastAnswer()).isEqualTo("cannot be asked");

        looks(Mono.just(new KeyEncryptionService.State.Destroying(Instant.EPOCH)));
        assertThat(reachable()).isZero();
        assertThat(watch.lastAnswer()).contains("destroyed");

        looks(Mono.error(new UnknownVersionException("root-1")));
        assertThat(watch.lastAnswer()).isEqualTo("does not know the root in use");

        looks(Mono.just(new KeyEncryptionService.State.Living()));
        assertThat(reachable()).isEqualTo(1);
    }

    private void looks(Mono<KeyEncryptionService.State> answer) {
        holder.answer = answer;
        assertThat(watch.check().block(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(30));
    }

    private double reachable() {
        return meters.get("guanhu.keystore.root.reachable")
                .tag("adapter", "far-away")
                .gauge()
                .value();
    }
}
