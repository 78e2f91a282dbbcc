package io.guanhu.platform.keyring.encryption.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.UnknownVersionException;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What the adapter asks, to the letter, and how it reads the answers. Each file of the play says
 * which document it was written down from; none was recorded from a running Vault.
 */
class VaultRecordedContractIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String VERSION = "root-1";
    private static final byte[] WRAPPED =
            "vault:v1:XjsPWPjqPrBi1N2Ms2s1QM798YyFWnO4TR4lsFA=".getBytes(StandardCharsets.US_ASCII);

    private final RecordedVault vault = new RecordedVault();
    private final Path tokenFile;
    private final byte[] key = new byte[32];
    private final byte[] context = {1, 2, 3};

    VaultRecordedContractIT(@TempDir Path directory) throws IOException {
        tokenFile = Files.writeString(directory.resolve("token"), "s.recorded\n");
    }

    @AfterEach
    void askedAsWritten() {
        vault.close();
        assertThat(vault.faults()).isEmpty();
    }

    private KeyEncryptionService service() {
        return service(vault.address(), Duration.ofSeconds(4));
    }

    private KeyEncryptionService service(URI address, Duration limit) {
        return new VaultTransitKeyEncryption(
                new VaultPlace(address, "transit", "customers", "bank/keys", tokenFile, limit),
                VaultHttp.client(limit, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"creates", "creates-what-exists"})
    void creates(String play) {
        vault.load(play);
        assertThat(service().create(VERSION).block(PATIENCE)).isEqualTo(VERSION);
    }

    @Test
    void makesNoVersionWhereContextsBindNothing() {
        vault.load("creates-without-associated-data");
        isAnOutage(service().create(VERSION), "must be refused");
    }

    @Test
    void readsTheDocumentedSample() {
        vault.load("reads-the-documented-sample");
        assertThat(service().state(VERSION).block(PATIENCE)).isEqualTo(new State.Living());
    }

    @Test
    void wrapsAndUnwraps() {
        vault.load("wraps");
        vault.load("unwraps");
        assertThat(service().wrap(VERSION, key, context).block(PATIENCE)).isEqualTo(WRAPPED);
        assertThat(service().unwrap(VERSION, WRAPPED, context).block(PATIENCE)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"destroys", "destroys-where-commands-answer-nothing"})
    void destroys(String play) {
        vault.load(play);
        assertThat(service().destroy(VERSION).thenReturn(true).block(PATIENCE)).isTrue();
    }

    @Test
    void tellsDestroyedFromDestroyingAndUnknown() {
        vault.load("destroyed-reads");
        assertThat(service().state(VERSION).block(PATIENCE)).isEqualTo(new State.Destroyed());
        vault.load("destroying-reads");
        assertThat(service().state(VERSION).block(PATIENCE))
                .isEqualTo(new State.Destroying(Instant.ofEpochSecond(1_764_118_800L)));
        vault.load("unknown-reads");
        assertThatThrownBy(() -> service().state(VERSION).block(PATIENCE)).isInstanceOf(UnknownVersionException.class);
    }

    @Test
    void callsAVersionDestroyedThatWasTrimmedMeanwhile() {
        vault.load("destroyed-between-two-looks");
        assertThatThrownBy(() -> unwrap().block(PATIENCE)).isInstanceOf(VersionDestroyedException.class);
    }

    @Test
    void rejectsARefusalThatTheKeyItselfDoesNotShow() {
        vault.load("refused-as-too-old-but-living");
        isAnOutage(unwrap(), "too old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"altered", "altered-answered-500", "altered-malformed"})
    void refusesForGoodWhatWasAltered(String play) {
        vault.load(play);
        assertThatThrownBy(() -> unwrap().block(PATIENCE))
                .isExactlyInstanceOf(KeyEncryptionException.class)
                .hasMessageContaining("altered");
    }

    static Stream<JsonNode> outages() {
        return RecordedVault.file("outages").path("answers").valueStream();
    }

    /** At every request of every call, that is: the first, and the last. */
    @ParameterizedTest
    @MethodSource("outages")
    void neverTakesAnOutageForAFact(JsonNode answer) {
        String message = answer.path("told").asString();
        vault.loadAnswer(answer);
        isAnOutage(service().state(VERSION), message);
        vault.loadAnswer(answer);
        isAnOutage(service().destroy(VERSION).thenReturn(true), message);
        vault.loadAnswer(answer);
        isAnOutage(unwrap(), message);
    }

    @Test
    void neverWaitsForever() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            long before = System.nanoTime();
            isAnOutage(service(address, Duration.ofMillis(300)).state(VERSION), "does not answer");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private Mono<byte[]> unwrap() {
        return service().unwrap(VERSION, WRAPPED, context);
    }

    private static void isAnOutage(Mono<?> call, String message) {
        assertThatThrownBy(() -> call.block(PATIENCE))
                .isInstanceOf(RootHolderUnavailableException.class)
                .isNotInstanceOf(KeyEncryptionException.class)
                .hasMessageContaining(message);
    }
}
