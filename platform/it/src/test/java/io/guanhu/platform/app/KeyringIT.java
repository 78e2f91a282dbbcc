package io.guanhu.platform.app;

import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static io.guanhu.platform.contract.DataCategory.MARKETING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.service.BlindTokens;
import io.guanhu.platform.keyring.service.SealBrokenException;
import io.guanhu.platform.keyring.service.ServiceSeal;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keys of customers and of the service, and what is sealed under them. */
@AppTest(shared = true)
class KeyringIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PHONE = "+8613900000001".getBytes(UTF_8);

    private final Keyring keyring;
    private final BlindTokens tokens;
    private final ServiceSeal seal;
    private final TransactionalOperator transaction;
    private final MeterRegistry meters;
    private final Path directory;
    private final UUID customer = UUID.randomUUID();

    KeyringIT(
            @Autowired Keyring keyring,
            @Autowired BlindTokens tokens,
            @Autowired ServiceSeal seal,
            @Autowired TransactionalOperator transaction,
            @Autowired MeterRegistry meters,
            @Value("${guanhu.keyring.directory}") Path directory) {
        this.keyring = keyring;
        this.tokens = tokens;
        this.seal = seal;
        this.transaction = transaction;
        this.meters = meters;
        this.directory = directory;
    }

    @Test
    void asksTheStoreForNoKeyInHand() {
        provided(CONTACT);
        Mono<CustomerKeys> destroyedMeanwhile =
                keyring.destroy(customer, Set.of(CONTACT)).then(keyring.provide(customer, Set.of(CONTACT)));

        CustomerKeys inHand =
                keyring.holding(List.of(customer), destroyedMeanwhile).block(PATIENCE);

        assertThat(inHand).isNotNull();
        assertThat(inHand.living(CONTACT)).isTrue();
        assertThat(found().destroyed(CONTACT)).isTrue();
    }

    @Test
    void opensWhatItSealed() {
        byte[] sealed = provided(CONTACT).seal(CONTACT, "phone", PHONE);

        assertThat(sealed).isNotEqualTo(PHONE).startsWith(1, 1);
        assertThat(found().open(CONTACT, "phone", sealed)).isEqualTo(PHONE);
        assertThat(provided(CONTACT).open(CONTACT, "phone", sealed)).isEqualTo(PHONE);
    }

    /** So that later work needs no change of the tree. */
    @Test
    void makesTheKeysOfAllCategoriesAtOnce() {
        assertThat(found().living(CONTACT)).isFalse();
        provided(CONTACT);
        assertThat(DataCategory.values()).isNotEmpty().allMatch(found()::living);
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
        assertThat(keys.values()).isNotEmpty().allMatch(k -> k.living(CONTACT) && k.living(IDENTITY));
        assertThat(done(keyring.keysOf(customers))).hasSize(300);
    }

    @Test
    void makesOneKeyForManyWhoAskAtOnce() {
        List<byte[]> sealed = done(Flux.range(0, 20)
                .flatMap(_ -> keyring.provide(customer, Set.of(CONTACT, IDENTITY)))
                .map(keys -> keys.seal(CONTACT, "phone", PHONE))
                .collectList());
        CustomerKeys keys = found();
        assertThat(sealed).isNotEmpty().allMatch(s -> Arrays.equals(PHONE, keys.open(CONTACT, "phone", s)));
    }

    /** The services are still being moved out of their transactions; then this is refused. */
    @Test
    void countsCallsFromWithinATransaction() {
        double before = inTransaction();
        done(keyring.keysOf(customer));
        assertThat(inTransaction()).isEqualTo(before);
        done(keyring.keysOf(customer).as(transaction::transactional));
        assertThat(inTransaction()).isEqualTo(before + 1);
    }

    private double inTransaction() {
        return meters.get("guanhu.keystore.in.transaction").counter().count();
    }

    @Test
    void keepsItsKeysetsToItself() throws IOException {
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void makesTokensThatDependOnPurposeAndValue() {
        assertThat(tokens.of("phone", "1"))
                .hasSize(BlindTokens.BYTES)
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
