package io.guanhu.platform.app;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.BlindTokens;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.KeyDestroyedException;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.SealBrokenException;
import io.guanhu.platform.keyring.ServiceSeal;
import io.guanhu.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AppTest
class KeyringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PHONE = "+8613900000001".getBytes(UTF_8);

    private final Keyring keyring;
    private final BlindTokens tokens;
    private final ServiceSeal seal;
    private final TransactionalOperator transaction;
    private final Database database;
    private final Path directory;
    private final UUID customer = UUID.randomUUID();

    KeyringIT(
            @Autowired Keyring keyring,
            @Autowired BlindTokens tokens,
            @Autowired ServiceSeal seal,
            @Autowired TransactionalOperator transaction,
            @Autowired Database database,
            @Value("${guanhu.keyring.directory}") Path directory) {
        this.keyring = keyring;
        this.tokens = tokens;
        this.seal = seal;
        this.transaction = transaction;
        this.database = database;
        this.directory = directory;
    }

    @Test
    void opensWhatItSealed() {
        byte[] sealed = provided(CONTACT).seal(CONTACT, "phone", PHONE);

        assertThat(sealed).isNotEqualTo(PHONE).startsWith(1, 1);
        assertThat(found().open(CONTACT, "phone", sealed)).isEqualTo(PHONE);
        assertThat(provided(CONTACT).open(CONTACT, "phone", sealed)).isEqualTo(PHONE);
        assertThat(found().living(CONTACT)).isTrue();
        assertThat(found().living(IDENTITY)).isFalse();
    }

    @Test
    void refusesAValueOfAnotherFieldCategoryOrCustomer() {
        CustomerKeys keys = provided(CONTACT, IDENTITY);
        byte[] sealed = keys.seal(CONTACT, "phone", PHONE);

        refuses(() -> keys.open(CONTACT, "email", sealed));
        refuses(() -> keys.open(IDENTITY, "phone", sealed));
        refuses(() -> keys.open(MARKETING, "phone", sealed));
        CustomerKeys other = done(keyring.provide(UUID.randomUUID(), Set.of(CONTACT)));
        refuses(() -> other.open(CONTACT, "phone", sealed));
        sealed[sealed.length - 1] ^= 1;
        refuses(() -> keys.open(CONTACT, "phone", sealed));
        refuses(() -> keys.open(CONTACT, "phone", new byte[0]));
        assertThat(keys.toString()).contains("CONTACT").doesNotContain(customer.toString());
    }

    @Test
    void providesForManyCustomersAtOnce() {
        List<UUID> customers = Stream.generate(UUID::randomUUID).limit(300).toList();
        var keys = done(keyring.provide(customers, Set.of(CONTACT, IDENTITY)));
        assertThat(keys).hasSize(300);
        assertThat(keys.values()).allMatch(k -> k.living(CONTACT) && k.living(IDENTITY));
        assertThat(done(keyring.keysOf(customers))).hasSize(300);
    }

    @Test
    void makesNoKeyInATransactionThatRollsBack() {
        transaction
                .execute(
                        tx -> {
                            tx.setRollbackOnly();
                            return keyring.provide(customer, Set.of(CONTACT));
                        })
                .blockLast(PATIENCE);
        assertThat(found().living(CONTACT)).isFalse();
    }

    @Test
    void makesOneKeyForManyWhoAskAtOnce() {
        List<byte[]> sealed =
                done(
                        Flux.range(0, 20)
                                .flatMap(_ -> keyring.provide(customer, Set.of(CONTACT, IDENTITY)))
                                .map(keys -> keys.seal(CONTACT, "phone", PHONE))
                                .collectList());
        CustomerKeys keys = found();
        assertThat(sealed).allMatch(s -> Arrays.equals(PHONE, keys.open(CONTACT, "phone", s)));
    }

    @Test
    void destroysForGood() {
        byte[] sealed = provided(CONTACT, IDENTITY).seal(CONTACT, "phone", PHONE);

        assertThat(done(keyring.destroy(customer, Set.of(CONTACT, MARKETING)))).isEqualTo(1);
        assertThat(done(keyring.destroy(customer, Set.of(CONTACT, MARKETING)))).isZero();

        CustomerKeys keys = found();
        assertThat(keys.destroyed(CONTACT)).isTrue();
        assertThat(keys.destroyed(MARKETING)).isTrue();
        assertThat(keys.living(IDENTITY)).isTrue();
        assertThatThrownBy(() -> keys.open(CONTACT, "phone", sealed))
                .isInstanceOf(KeyDestroyedException.class);
        assertThatThrownBy(() -> keys.seal(MARKETING, "likes", PHONE))
                .isInstanceOf(KeyDestroyedException.class);
        assertThatThrownBy(() -> provided(CONTACT)).isInstanceOf(KeyDestroyedException.class);
        assertThatThrownBy(() -> provided(MARKETING)).isInstanceOf(KeyDestroyedException.class);
        provided(IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE data_key SET destroyed_at = NULL, wrapped = 'x', kek_id = (SELECT max(id) FROM key_encryption_key) WHERE customer_id = '%s'",
                "UPDATE data_key SET created_at = now() WHERE customer_id = '%s'",
                "DELETE FROM data_key WHERE customer_id = '%s'",
                "INSERT INTO data_key (customer_id, category, version, suite, wrapped) VALUES ('%s', 'CONTACT', 1, 1, 'x')",
                "INSERT INTO data_key (customer_id, category, version, suite, destroyed_at) VALUES ('%s', 'CONTACT', 1, 1, now()) ON CONFLICT (customer_id, category) DO UPDATE SET destroyed_at = NULL",
                "TRUNCATE data_key"
            })
    void refusesToReviveADestroyedKeyBySql(String sql) throws SQLException {
        provided(CONTACT);
        done(keyring.destroy(customer, Set.of(CONTACT)));
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql.formatted(customer)))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isIn("GH001", "23505", "23514"));
        }
        assertThat(found().destroyed(CONTACT)).isTrue();
    }

    @Test
    void rotatesWhileKeysAreMadeUsedAndDestroyed() throws Exception {
        List<UUID> old = Stream.generate(UUID::randomUUID).limit(1_200).toList();
        var oldKeys = done(keyring.provide(old, Set.of(CONTACT)));
        List<byte[]> sealed =
                old.stream()
                        .map(
                                id ->
                                        Objects.requireNonNull(oldKeys.get(id))
                                                .seal(CONTACT, "phone", PHONE))
                        .toList();
        String before = Files.readString(directory.resolve("kek.json"));
        List<UUID> made = Collections.synchronizedList(new ArrayList<>());

        Mono<Long> load =
                Flux.range(0, 600)
                        .flatMap(
                                i -> {
                                    UUID fresh = UUID.randomUUID();
                                    return keyring.provide(fresh, Set.of(CONTACT, IDENTITY))
                                            .doOnNext(_ -> made.add(fresh))
                                            .then(keyring.keysOf(old.get(i)))
                                            .doOnNext(k -> k.open(CONTACT, "phone", sealed.get(i)))
                                            .then(keyring.destroy(old.get(i), Set.of(CONTACT)));
                                },
                                8)
                        .count();
        done(Mono.zip(load, keyring.rotate().then(keyring.rotate())));

        assertThat(Files.readString(directory.resolve("kek.json"))).isNotEqualTo(before);
        assertThat(keksOfLivingKeys()).hasSize(1);
        var later = done(keyring.keysOf(old));
        for (int i = 600; i < old.size(); i++) {
            assertThat(
                            Objects.requireNonNull(later.get(old.get(i)))
                                    .open(CONTACT, "phone", sealed.get(i)))
                    .isEqualTo(PHONE);
        }
        assertThat(done(keyring.keysOf(made)).values())
                .hasSize(600)
                .allMatch(k -> k.living(CONTACT) && k.living(IDENTITY));
    }

    @Test
    void refusesToRotateInATransaction() {
        assertThatThrownBy(() -> done(keyring.rotate().as(transaction::transactional)))
                .hasMessageContaining("transaction");
    }

    @Test
    void keepsItsKeysetsToItself() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(Files.getPosixFilePermissions(file))
                                            .isEqualTo(
                                                    PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void makesTokensThatDependOnPurposeAndValue() {
        assertThat(tokens.of("phone", "1"))
                .hasSize(16)
                .isEqualTo(tokens.of("phone", "1"))
                .isNotEqualTo(tokens.of("phone", "2"))
                .isNotEqualTo(tokens.of("email", "1"));
        assertThat(tokens.of("a", "bc")).isNotEqualTo(tokens.of("ab", "c"));
    }

    @Test
    void bindsAServiceSealToItsContext() {
        byte[] sealed = seal.seal(PHONE, "here");
        assertThat(seal.open(sealed, "here")).isEqualTo(PHONE);
        refuses(() -> seal.open(sealed, "there"));
    }

    private List<String> keksOfLivingKeys() throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT DISTINCT kek_id FROM data_key WHERE wrapped IS NOT NULL")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    private CustomerKeys provided(DataCategory... categories) {
        return done(keyring.provide(customer, Set.of(categories)));
    }

    private CustomerKeys found() {
        return done(keyring.keysOf(customer));
    }

    private static void refuses(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(SealBrokenException.class).hasNoCause();
    }

    private static <T> T done(Mono<T> work) {
        return Objects.requireNonNull(work.block(PATIENCE));
    }
}
