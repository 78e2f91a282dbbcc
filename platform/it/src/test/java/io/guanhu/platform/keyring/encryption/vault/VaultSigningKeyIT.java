package io.guanhu.platform.keyring.encryption.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyholder.SigningKeyHolder;
import io.guanhu.platform.keyholder.SigningRefusedException;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The exact request for a signature, and how answers are read. */
class VaultSigningKeyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] MESSAGE = {1, 2, 3};

    private final RecordedVault vault = new RecordedVault();
    private final SigningKeyHolder key;

    VaultSigningKeyIT(@TempDir Path directory) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s.recorded\n");
        Duration limit = Duration.ofSeconds(4);
        key = new VaultTransitSigningKey(
                new VaultPlace(vault.address(), "transit", "customers", "bank/keys", token, limit),
                VaultHttp.client(limit, null),
                "checkpoints",
                2);
    }

    @AfterEach
    void askedAsWritten() {
        vault.close();
        assertThat(vault.faults()).isEmpty();
    }

    @Test
    void signs() {
        vault.load("signs");
        assertThat(key.sign(MESSAGE).block(PATIENCE)).hasSize(64).startsWith(0, 1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signs-by-another-version", "signs-by-another-type", "signs-not"})
    void takesNothingElseForASignature(String play) {
        vault.load(play);
        assertThatThrownBy(() -> key.sign(MESSAGE).block(PATIENCE)).isInstanceOf(SigningRefusedException.class);
    }

    static Stream<JsonNode> outages() {
        return RecordedVault.file("outages").path("answers").valueStream();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void isAwayOrRefusesWhateverElseIsAnswered(JsonNode answer) {
        vault.loadAnswer(answer);
        int status = answer.path("status").asInt();
        boolean refused =
                List.of(400, 403, 404).contains(status) && answer.path("body").has("errors");
        assertThatThrownBy(() -> key.sign(MESSAGE).block(PATIENCE))
                .isInstanceOf(refused ? SigningRefusedException.class : RootHolderUnavailableException.class);
    }
}
