package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.KeyEpoch;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.keyring.CustomerKeys;
import io.guanhu.platform.keyring.Keyring;
import io.guanhu.platform.keyring.epoch.Step;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.ServiceProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Mono;

/** A receipt waits until no copy of the key store opens the keys any more, and says since when. */
class DyingKeysIT extends Holding {

    private static final Set<DataCategory> CONTACT = Set.of(DataCategory.CONTACT);
    private static final byte[] WORDS = "words".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path roots;

    private static final Database KEYS = PostgresServer.shared().freshKeyStore("holder");

    @BeforeEach
    void gateIsOpenToNobody() {
        restart("a-standby-that-never-comes");
    }

    /** With the same key store and the same roots; only what the gate waits for differs. */
    private static void restart(String standbys) {
        service.close();
        Map<String, Object> keys = new HashMap<>();
        ServiceProperties.keyStore(keys, KEYS);
        Map<String, String> settings = new HashMap<>();
        keys.forEach((name, value) -> settings.put(name, value.toString()));
        settings.put("guanhu.keyring.directory", roots.toString());
        settings.put("guanhu.keystore.gate.standbys", standbys);
        settings.put("guanhu.keystore.gate.replica-expiry", "2s");
        service = startService(settings);
    }

    @Test
    void waitsForTheEndOfTheEpochAcrossARestartAndNamesIt() {
        UUID customer = hold();
        byte[] sealed = seal(customer);
        ErasureOrdered order = orderFor(customer);
        publish(order);

        Awaitility.await().atMost(LIMIT).until(() -> jobOf(order, "state").contains("DYING"));
        assertThat(receipts(order)).isZero();
        restart("a-standby-that-never-comes");
        Awaitility.await().atMost(LIMIT).until(() -> stepOf(order) == Step.SWITCHED);
        assertThat(jobOf(order, "state")).containsExactly("DYING");
        assertThat(receipts(order)).isZero();

        restart("absent");

        ErasureReceipted receipt = receipt(order);
        assertThat(receipt.findings()).anyMatch(each -> each.action() == Action.KEY_DESTROYED && each.removed() == 1);
        KeyEpoch epoch = receipt.epochs().getFirst();
        assertThat(receipt.epochs()).hasSize(1);
        assertThat(epoch.categories()).isEqualTo(CONTACT);
        assertThat(epoch.endedAt()).isBeforeOrEqualTo(receipt.at());
        assertThat(epoch.absent()).contains("STANDBYS_FLUSHED", "LOG_ARCHIVED");
        assertThat(epoch.checked()).contains("REPLICAS_ACKNOWLEDGED");
        assertThat(epoch.rootHolder()).isEqualTo("file");
        assertThat(keyring().epochClosed(epoch.number()).block(LIMIT)).isTrue();
        assertThat(keysOf(customer).destroyed(DataCategory.CONTACT)).isTrue();
        assertThat(sealed).isNotEmpty();
    }

    @Test
    void needsNoEpochWhereNoKeyEverWas() {
        ErasureOrdered order = orderFor(hold());

        publish(order);

        assertThat(receipt(order).epochs()).isEmpty();
    }

    @Test
    void erasesNothingNewWhenAnOldOrderIsGivenAgain() {
        restart("absent");
        UUID customer = hold();
        seal(customer);
        ErasureOrdered order = orderFor(customer);
        publish(order);
        ErasureReceipted first = receipt(order);
        byte[] anew = seal(customer);
        service.execute("insert into held values ('" + customer + "', 'something new')");

        publish(order);

        List<ConsumerRecord<String, String>> receipts = awaitReceipts(order, 2);
        ErasureReceipted second = read(receipts.getLast().value());
        assertThat(second.findings()).isEqualTo(first.findings());
        assertThat(second.epochs()).isEqualTo(first.epochs());
        assertThat(heldOf(order)).containsExactly("something new");
        assertThat(keysOf(customer).open(DataCategory.CONTACT, "test", anew)).isEqualTo(WORDS);
    }

    /** Until the read-back, nothing new is sealed that it could mistake for old data. */
    @Test
    void sealsNewDataOfACategoryAsSoonAsTheOldWasReadBack() {
        UUID customer = hold();
        byte[] old = seal(customer);
        FAILING_READ_BACKS.put(customer, Integer.MAX_VALUE);
        ErasureOrdered order = orderFor(customer);
        publish(order);
        Awaitility.await().atMost(LIMIT).until(() -> keysOf(customer).destroyed(DataCategory.CONTACT));

        assertThatThrownBy(() -> seal(customer)).isInstanceOf(TransientDataAccessResourceException.class);

        FAILING_READ_BACKS.clear();
        Awaitility.await().atMost(LIMIT).until(() -> jobOf(order, "state").contains("DYING"));
        byte[] anew = seal(customer);
        restart("absent");
        assertThat(receipt(order).epochs()).hasSize(1);
        CustomerKeys keys = keysOf(customer);
        assertThat(keys.open(DataCategory.CONTACT, "test", anew)).isEqualTo(WORDS);
        assertThatThrownBy(() -> keys.open(DataCategory.CONTACT, "test", old)).hasMessageContaining("destroyed");
    }

    private static byte[] seal(UUID customer) {
        return Objects.requireNonNull(keyring()
                .sealing(
                        List.of(customer),
                        CONTACT,
                        CONTACT,
                        keyring().keysOf(customer).map(keys -> keys.seal(DataCategory.CONTACT, "test", WORDS)))
                .block(LIMIT));
    }

    private static Keyring keyring() {
        return service.bean(Keyring.class);
    }

    private static CustomerKeys keysOf(UUID customer) {
        return Objects.requireNonNull(
                Mono.defer(() -> keyring().keysOf(customer)).block(LIMIT));
    }

    private static Step stepOf(ErasureOrdered order) {
        long epoch = Long.parseLong(jobOf(order, "dies_in").getFirst());
        return Objects.requireNonNull(keyring().epoch(epoch).block(LIMIT)).step();
    }

    private static long receipts(ErasureOrdered order) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.all(Topics.PRIVACY_RECEIPTS).stream()
                    .filter(each -> order.key().equals(each.key()))
                    .count();
        }
    }

    private static ErasureReceipted receipt(ErasureOrdered order) {
        return read(awaitReceipts(order, 1).getFirst().value());
    }

    private static ErasureReceipted read(String json) {
        return EventCodec.read(ErasureReceipted.class, json.getBytes(StandardCharsets.UTF_8));
    }
}
