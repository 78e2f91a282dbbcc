package io.guanhu.platform.signing.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageKeysTests {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void makesTheFirstKeyOnceAndForItsOwnerOnly() throws IOException {
        List<MessageKey> first = open(List.of()).published();

        assertThat(open(List.of(first.getFirst().id())).published()).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(directory.resolve("0001.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void agreesOnOneKeyWhenManyProcessesStartAtOnce() throws Exception {
        try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
            var opened = IntStream.range(0, 16)
                    .mapToObj(i -> starts.submit(() -> open(List.of())))
                    .toList();
            String[] ids = new String[opened.size()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = opened.get(i).get().sign(MESSAGE, NOW).keyId();
            }
            assertThat(ids).containsOnly(ids[0]);
        }
    }

    @Test
    void neverReplacesALostKeyInSilence() throws IOException {
        String used = open(List.of()).published().getFirst().id();
        Files.delete(directory.resolve("0001.json"));

        assertThatThrownBy(() -> open(List.of(used)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lost");
        assertThat(directory.resolve("0001.json")).doesNotExist();
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws IOException {
        open(List.of());
        Files.setPosixFilePermissions(directory.resolve("0001.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> open(List.of())).hasMessageContaining("chmod 600");
    }

    @Test
    void signsWithASuccessorOnlyWhenItIsInForceAndTrustsBothMeanwhile() {
        SigningKeys keys = open(List.of());
        MessageKey first = keys.published().getFirst();
        Instant soon = NOW.plus(Duration.ofHours(1));
        MessageKey second = keys.successor(soon, soon.plus(YEAR));

        assertThat(keys.published()).containsExactly(first, second);
        assertThat(keys.sign(MESSAGE, NOW).keyId()).isEqualTo(first.id());
        assertThat(keys.sign(MESSAGE, soon).keyId()).isEqualTo(second.id());
        assertThat(second.verifies(MESSAGE, keys.sign(MESSAGE, soon).signature()))
                .isTrue();
        assertThat(first.verifies(MESSAGE, keys.sign(MESSAGE, soon).signature()))
                .isFalse();
    }

    @Test
    void trustsWhatIsPublishedUntilItIsTakenAway() throws IOException {
        MessageKey key = open(List.of()).published().getFirst();
        Path trust = directory.resolve("trust");
        TrustDirectory trusted = TrustDirectory.open(trust);
        assertThat(trusted.find("privacy-service", key.id())).isEmpty();

        TrustDirectory.open(trust).publish("privacy-service", List.of(key));
        assertThat(trusted.of("privacy-service")).containsExactly(key);
        assertThat(trusted.find("privacy-service", key.id())).contains(key);
        assertThat(trusted.find("customer-service", key.id())).isEmpty();

        Files.delete(trust.resolve("privacy-service.json"));
        assertThat(trusted.of("privacy-service")).isEmpty();
        assertThat(trusted.find("privacy-service", key.id())).isEmpty();
    }

    @Test
    void rejectsDocumentsThatNameAnotherServiceOrHoldNoKeys() throws IOException {
        Path trust = directory.resolve("trust");
        MessageKey key = open(List.of()).published().getFirst();
        TrustDirectory trusted = TrustDirectory.open(trust);
        trusted.publish("notification-service", List.of(key));
        Files.move(trust.resolve("notification-service.json"), trust.resolve("privacy-service.json"));
        Files.writeString(trust.resolve("audit-service.json"), "{}");

        assertThat(trusted.of("privacy-service")).isEmpty();
        assertThat(trusted.of("notification-service")).isEmpty();
        assertThat(trusted.of("audit-service")).isEmpty();
        assertThat(trusted.broken()).isTrue();
    }

    @Test
    void refusesAnIdThatIsNotTheKeysOwn() {
        MessageKey key = open(List.of()).published().getFirst();

        assertThatThrownBy(() -> new MessageKey("0123456789abcdef", key.publicKey(), NOW, NOW.plus(YEAR)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SigningKeys open(List<String> used) {
        return SigningKeyDirectory.open("privacy-service", directory, used, NOW, YEAR);
    }
}
