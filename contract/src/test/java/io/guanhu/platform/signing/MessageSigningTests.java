package io.guanhu.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.signing.key.MessageKey;
import io.guanhu.platform.signing.key.SigningKeyDirectory;
import io.guanhu.platform.signing.key.SigningKeys;
import io.guanhu.platform.signing.key.TrustedKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSigningTests {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String SERVICE = "privacy-service";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private SigningKeys keys;

    @BeforeEach
    void open() {
        keys = keysOf(SERVICE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 1000})
    void everyRecordOfABatchVerifies(int size) {
        List<ProducerRecord<String, byte[]>> batch = IntStream.range(0, size)
                .mapToObj(i -> record(Topics.PRIVACY_ORDERS, i))
                .toList();

        sign(batch);

        assertThat(batch).extracting(this::verdict).containsOnly(new Verdict.Genuine(SERVICE, NOW));
    }

    @Test
    void refusesWhateverWasAltered() {
        var signed = signed();

        assertThat(verdict(Topics.PRIVACY_EVENTS, "key-1", headers(signed), signed.value()))
                .isEqualTo(refused(Refusal.ALTERED));
        assertThat(verdict(signed.topic(), "key-2", headers(signed), signed.value()))
                .isEqualTo(refused(Refusal.ALTERED));
        assertThat(verdict(signed.topic(), null, headers(signed), signed.value()))
                .isEqualTo(refused(Refusal.ALTERED));
        assertThat(verdict(signed.topic(), "key-1", headers(signed), "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(refused(Refusal.ALTERED));
        assertThat(verdict(signed.topic(), "key-1", headers(signed), null)).isEqualTo(refused(Refusal.ALTERED));
        for (String header : List.of("ce_id", "ce_type", "ce_time", "content-type", "ce_traceparent")) {
            Map<String, byte[]> changed = headers(signed);
            changed.put(header, bytes("other"));
            assertThat(verdict(signed.topic(), "key-1", changed, signed.value()))
                    .isEqualTo(refused(Refusal.ALTERED));
        }
    }

    @Test
    void refusesEverySignatureThatDiffersInAnyByte() {
        var signed = signed();
        byte[] signature = signed.headers().lastHeader(MessageVerifier.HEADER).value();

        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            Map<String, byte[]> headers = headers(signed);
            headers.put(MessageVerifier.HEADER, changed);
            assertThat(verdict(signed.topic(), "key-1", headers, signed.value()))
                    .as("byte %d", i)
                    .isInstanceOf(Verdict.Refused.class);
        }
        for (int length = 0; length < signature.length; length++) {
            Map<String, byte[]> headers = headers(signed);
            headers.put(MessageVerifier.HEADER, Arrays.copyOf(signature, length));
            assertThat(verdict(signed.topic(), "key-1", headers, signed.value()))
                    .isEqualTo(refused(Refusal.UNSIGNED));
        }
    }

    @Test
    void readsNothingThatIsNotSigned() {
        var signed = signed();
        Map<String, byte[]> headers = headers(signed);
        headers.put("traceparent", bytes("of an agent"));

        assertThat(verdict(signed.topic(), "key-1", headers, signed.value())).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void refusesAProducerThatMayNotPublishThere() {
        SigningKeys others = keysOf("notification-service");
        var order = record("notification-service", Topics.PRIVACY_ORDERS, 1);
        new BatchSigner(others, CLOCK).sign(List.of(order));

        assertThat(verdict(verifier(others, CLOCK), order)).isEqualTo(refused(Refusal.FOREIGN));
    }

    @Test
    void refusesToSignInAnotherServicesName() {
        var forged = record("customer-service", Topics.CUSTOMER_EVENTS, 1);

        assertThatThrownBy(() -> sign(List.of(forged))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKeyThatIsNotTheSources() {
        SigningKeys attackers = keysOf("audit-service");
        var forged = record("audit-service", Topics.PRIVACY_ORDERS, 1);
        new BatchSigner(attackers, CLOCK).sign(List.of(forged));
        Map<String, byte[]> headers = headers(forged);
        headers.put("ce_source", bytes(SERVICE));

        assertThat(verdict(forged.topic(), "key-1", headers, forged.value())).isEqualTo(refused(Refusal.UNKNOWN_KEY));
    }

    @Test
    void refusesWhatIsSignedOutsideTheKeysPeriod() {
        var late = record(Topics.PRIVACY_ORDERS, 1);
        Instant after = NOW.plus(YEAR);
        assertThatThrownBy(() -> new BatchSigner(keys, Clock.fixed(after, ZoneOffset.UTC)).sign(List.of(late)))
                .isInstanceOf(IllegalStateException.class);

        var signed = signed();
        MessageKey key = keys.published().getFirst();
        TrustedKeys shorter = (_, _) ->
                Optional.of(new MessageKey(key.id(), key.publicKey(), NOW.minusSeconds(60), NOW.minusSeconds(1)));
        assertThat(verdict(new MessageVerifier(shorter, CLOCK, SKEW), signed))
                .isEqualTo(refused(Refusal.KEY_NOT_IN_FORCE));
    }

    @Test
    void refusesWhatIsSignedLaterThanNow() {
        var signed = signed();
        Clock behind = Clock.fixed(NOW.minus(Duration.ofMinutes(6)), ZoneOffset.UTC);

        assertThat(verdict(verifier(keys, behind), signed)).isEqualTo(refused(Refusal.FROM_THE_FUTURE));
    }

    @Test
    void refusesAKeyThatWasTakenAwayEvenIfItWasJustVerified() {
        var signed = signed();
        List<MessageKey> trusted = new ArrayList<>(keys.published());
        MessageVerifier verifier =
                new MessageVerifier((_, _) -> trusted.stream().findFirst(), CLOCK, SKEW);
        assertThat(verdict(verifier, signed)).isInstanceOf(Verdict.Genuine.class);

        trusted.clear();

        assertThat(verdict(verifier, signed)).isEqualTo(refused(Refusal.UNKNOWN_KEY));
    }

    private SigningKeys keysOf(String service) {
        return SigningKeyDirectory.open(service, directory.resolve(service), List.of(), NOW, YEAR);
    }

    private ProducerRecord<String, byte[]> signed() {
        List<ProducerRecord<String, byte[]>> batch = IntStream.range(0, 5)
                .mapToObj(i -> record(Topics.PRIVACY_ORDERS, i))
                .toList();
        sign(batch);
        return batch.get(1);
    }

    private void sign(List<ProducerRecord<String, byte[]>> batch) {
        new BatchSigner(keys, CLOCK).sign(batch);
    }

    private static ProducerRecord<String, byte[]> record(String topic, int number) {
        return record(SERVICE, topic, number);
    }

    private static ProducerRecord<String, byte[]> record(String source, String topic, int number) {
        var record = new ProducerRecord<>(topic, "key-" + number, bytes("{\"number\":" + number + "}"));
        Map.of(
                        "ce_id",
                        "id-" + number,
                        "ce_source",
                        source,
                        "ce_type",
                        "privacy.erasure-ordered.v1",
                        "ce_time",
                        NOW.toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private Verdict verdict(ProducerRecord<String, byte[]> record) {
        return verdict(record.topic(), record.key(), headers(record), record.value());
    }

    private Verdict verdict(String topic, @Nullable String key, Map<String, byte[]> headers, byte @Nullable [] data) {
        return verifier(keys, CLOCK)
                .verify(
                        topic,
                        MessageContent.of(topic, key, meaningful(headers), data),
                        headers.get(MessageVerifier.HEADER));
    }

    private static MessageVerifier verifier(SigningKeys keys, Clock clock) {
        TrustedKeys trusted = (service, id) -> keys.published().stream()
                .filter(key -> keys.service().equals(service) && key.id().equals(id))
                .findFirst();
        return new MessageVerifier(trusted, clock, SKEW);
    }

    private static Verdict verdict(MessageVerifier by, ProducerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = headers(record);
        return by.verify(
                record.topic(),
                MessageContent.of(record.topic(), record.key(), meaningful(headers), record.value()),
                headers.get(MessageVerifier.HEADER));
    }

    private static Map<String, String> meaningful(Map<String, byte[]> headers) {
        Map<String, String> meaningful = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (MessageContent.hasMeaning(name)) {
                meaningful.put(name, new String(value, StandardCharsets.UTF_8));
            }
        });
        return meaningful;
    }

    private static Map<String, byte[]> headers(ProducerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    private static Verdict refused(Refusal reason) {
        return new Verdict.Refused(reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
