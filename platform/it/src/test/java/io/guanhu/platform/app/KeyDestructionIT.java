package io.guanhu.platform.app;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Destruction;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AppTest
class KeyDestructionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PHONE = "+8613900000001".getBytes(UTF_8);

    private final Keyring keyring;
    private final Database keys;
    private final UUID customer = UUID.randomUUID();

    KeyDestructionIT(@Autowired Keyring keyring, @Autowired KeyStore keys) {
        this.keyring = keyring;
        this.keys = keys.database();
    }

    @Test
    void destroysForGood() {
        byte[] sealed = provided(CONTACT, IDENTITY).seal(CONTACT, "phone", PHONE);

        Destruction first = done(keyring.destroy(customer, Set.of(CONTACT, MARKETING)));
        Destruction second = done(keyring.destroy(customer, Set.of(CONTACT, MARKETING)));

        assertThat(first.newlyDestroyed()).isEqualTo(2);
        assertThat(second.newlyDestroyed()).isZero();
        assertThat(second.epoch()).isEqualTo(first.epoch()).isPresent();
        CustomerKeys keys = found();
        assertThat(keys.destroyed(CONTACT)).isTrue();
        assertThat(keys.destroyed(MARKETING)).isTrue();
        assertThat(keys.living(IDENTITY)).isTrue();
        assertThatThrownBy(() -> keys.open(CONTACT, "phone", sealed)).isInstanceOf(KeyDestroyedException.class);
        assertThatThrownBy(() -> keys.seal(MARKETING, "likes", PHONE)).isInstanceOf(KeyDestroyedException.class);
        provided(IDENTITY);
        assertThat(found().destroyed(CONTACT)).isTrue();
    }

    @Test
    void saysThatAKeyNeverWas() {
        Destruction destruction = done(keyring.destroy(customer, Set.of(CONTACT)));
        assertThat(destruction.newlyDestroyed()).isZero();
        assertThat(destruction.categories()).isEmpty();
        assertThat(destruction.epoch()).isEmpty();
        assertThat(found().destroyed(CONTACT)).isFalse();
    }

    /** Erasing ends a key, not the customer's right to have such data again. */
    @Test
    void givesNewDataOfAnErasedCategoryANewKey() {
        byte[] old = provided(CONTACT).seal(CONTACT, "phone", PHONE);
        done(keyring.destroy(customer, Set.of(CONTACT)));

        CustomerKeys keys = provided(CONTACT);

        assertThat(keys.generation(CONTACT)).hasValue(2);
        byte[] fresh = keys.seal(CONTACT, "phone", PHONE);
        assertThat(fresh).startsWith(1, 2);
        assertThat(found().open(CONTACT, "phone", fresh)).isEqualTo(PHONE);
        assertThat(found().destroyed(CONTACT)).isFalse();
        assertThatThrownBy(() -> found().open(CONTACT, "phone", old)).isInstanceOf(KeyDestroyedException.class);
        Destruction again = done(keyring.destroy(customer, Set.of(CONTACT)));
        assertThat(Objects.requireNonNull(again.keys().get(CONTACT)).generation())
                .isEqualTo(2);
        assertThatThrownBy(() -> found().open(CONTACT, "phone", fresh)).isInstanceOf(KeyDestroyedException.class);
    }

    @Test
    void endsAnEpochAtOnceWhenAnErasureAsks() {
        provided(CONTACT);
        long epoch = done(keyring.destroy(customer, Set.of(CONTACT))).epoch().orElseThrow();
        await().atMost(PATIENCE).until(() -> done(keyring.epochClosed(epoch)));
        assertThat(done(keyring.epoch(epoch)).keys()).isPositive();
        assertThat(found().destroyed(CONTACT)).isTrue();
        assertThat(found().living(IDENTITY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update destroyed_key set destroyed_at = null where owner = '%s'",
                "update destroyed_key set generation = 7 where owner = '%s'",
                "update destroyed_key set name = 'x' where owner = '%s'",
                "delete from destroyed_key where owner = '%s'",
                "insert into destroyed_key (owner, name, generation, epoch) values ('%s', 'CONTACT', 1, 1)",
                "truncate destroyed_key"
            })
    void refusesToReviveADestroyedKeyBySql(String sql) throws SQLException {
        provided(CONTACT);
        done(keyring.destroy(customer, Set.of(CONTACT)));
        try (var connection = keys.connectAsOwner();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql.formatted(customer)))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("GH001", "23505", "23514"));
        }
        assertThat(found().destroyed(CONTACT)).isTrue();
    }

    @Test
    void rotatesWhileKeysAreMadeUsedAndDestroyed() throws Exception {
        List<UUID> old = Stream.generate(UUID::randomUUID).limit(1_200).toList();
        var oldKeys = done(keyring.provide(old, Set.of(CONTACT)));
        List<byte[]> sealed = old.stream()
                .map(id -> Objects.requireNonNull(oldKeys.get(id)).seal(CONTACT, "phone", PHONE))
                .toList();
        String before = root();
        List<UUID> made = Collections.synchronizedList(new ArrayList<>());

        Mono<Long> load = Flux.range(0, 600)
                .flatMap(i -> make(made).then(useAndDestroy(old.get(i), sealed.get(i))), 8)
                .count();
        Mono<Long> epochs = keyring.rotate().delayElement(Duration.ofMillis(200));
        long last = done(Mono.zip(load, epochs.then(epochs))).getT2();

        await().atMost(PATIENCE).until(() -> done(keyring.epochClosed(last)));
        assertThat(root()).isNotEqualTo(before);
        var later = done(keyring.keysOf(old));
        for (int i = 600; i < old.size(); i++) {
            assertThat(Objects.requireNonNull(later.get(old.get(i))).open(CONTACT, "phone", sealed.get(i)))
                    .isEqualTo(PHONE);
        }
        assertThat(done(keyring.keysOf(made)).values())
                .hasSize(600)
                .allMatch(k -> k.living(CONTACT) && k.living(IDENTITY));
    }

    private Mono<?> make(List<UUID> made) {
        UUID fresh = UUID.randomUUID();
        return keyring.provide(fresh, Set.of(CONTACT, IDENTITY)).doOnNext(_ -> made.add(fresh));
    }

    private Mono<Destruction> useAndDestroy(UUID customer, byte[] sealed) {
        return keyring.keysOf(customer)
                .doOnNext(keys -> keys.open(CONTACT, "phone", sealed))
                .then(keyring.destroy(customer, Set.of(CONTACT)));
    }

    private String root() throws SQLException {
        try (var connection = keys.connectAsApp();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select root_version from tree")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private CustomerKeys provided(DataCategory... categories) {
        return done(keyring.provide(customer, Set.of(categories)));
    }

    private CustomerKeys found() {
        return done(keyring.keysOf(customer));
    }

    private static <T> T done(Mono<T> work) {
        return Objects.requireNonNull(work.block(PATIENCE));
    }
}
