package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.service.ServiceKey;
import io.guanhu.platform.keyring.service.ServiceKeys;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

@AppTest
@TestPropertySource(
        properties = {
            "guanhu.web.idempotency.required=/api/customers/*/effects",
            "guanhu.web.idempotency.reading=/api/notes/*/reveal",
            "guanhu.keystore.service.refresh=1s"
        })
class ServiceKeysIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceKeys keys;
    private final Keyring keyring;

    ServiceKeysIT(@Autowired ServiceKeys keys, @Autowired Keyring keyring) {
        this.keys = keys;
        this.keyring = keyring;
    }

    @Test
    void makesTheFirstVersionOnceAndTellsLivingOnesNewestFirst() {
        ServiceKey key = keys.key("living");
        byte[] first = key.newest().secret();
        assertThat(keys.key("living")).isSameAs(key);
        assertThat(first).hasSize(32);
        assertThat(key.inUse().number()).isEqualTo(1);

        assertThat(done(keys.succeed(key, 1))).isEqualTo(2);
        assertThat(done(keys.succeed(key, 1))).isEqualTo(2);

        assertThat(numbers(key)).containsExactly(2, 1);
        assertThat(key.version(1).orElseThrow().secret()).isEqualTo(first);
        assertThat(key.newest().secret()).isNotEqualTo(first);
        assertThat(key.newest().hash("a", "bc"))
                .hasSize(16)
                .isEqualTo(key.newest().hash("a", "bc"))
                .isNotEqualTo(key.newest().hash("ab", "c"))
                .isNotEqualTo(key.version(1).orElseThrow().hash("a", "bc"));
    }

    /** Using it sooner would seal what another replica cannot read. */
    @Test
    void usesANewVersionOnlyWhenEveryReplicaMustKnowIt() {
        ServiceKey key = keys.key("settling");
        done(keys.succeed(key, 1));

        assertThat(key.settled(2)).isFalse();
        assertThat(key.inUse().number()).isEqualTo(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(key.settled(2)).isTrue());
        assertThat(key.inUse().number()).isEqualTo(2);
    }

    @Test
    void destroysAVersionWithItsEpochAndNeverMakesItAgain() {
        ServiceKey key = keys.key("dying");
        done(keys.succeed(key, 1));

        long epoch = done(keys.destroy(key, 1));

        assertThat(numbers(key)).containsExactly(2);
        assertThat(key.version(1)).isEmpty();
        assertThat(key.destroyed(1)).isTrue();
        assertThat(done(keys.destroy(key, 1))).isEqualTo(epoch);
        await().atMost(PATIENCE).until(() -> done(keys.epochClosed(epoch)));
        assertThat(done(keys.succeed(key, 1))).isEqualTo(2);
        assertThat(done(keys.succeed(key, 2))).isEqualTo(3);
    }

    /** Otherwise a replica that is behind would report a value sealed by another one as broken. */
    @Test
    void callsAVersionThatItHasNotReadYetAnOutage() {
        ServiceKey key = keys.key("unknown");
        assertThatThrownBy(() -> key.version(2)).isInstanceOf(TransientDataAccessResourceException.class);
    }

    @Test
    void areNotGivenOutAsCustomersKeys() {
        ServiceKey key = keys.key("hidden");
        done(keys.succeed(key, 1));
        done(keys.destroy(key, 1));
        assertThat(done(keyring.keysOf(new UUID(0, 0)))).hasToString("CustomerKeys[living [], destroyed []]");
    }

    private static List<Integer> numbers(ServiceKey key) {
        return key.living().stream().map(ServiceKey.Version::number).toList();
    }

    private static <T> T done(Mono<T> work) {
        return Objects.requireNonNull(work.block(PATIENCE));
    }
}
