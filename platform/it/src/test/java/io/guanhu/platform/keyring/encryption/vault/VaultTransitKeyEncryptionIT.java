package io.guanhu.platform.keyring.encryption.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.keyring.encryption.KeyEncryptionContract;
import io.guanhu.platform.keyring.encryption.KeyEncryptionException;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService;
import io.guanhu.platform.keyring.encryption.KeyEncryptionService.State;
import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import io.guanhu.platform.keyring.encryption.VersionDestroyedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The adapter against a stand-in that keeps keys as the engine's documentation says. */
class VaultTransitKeyEncryptionIT extends KeyEncryptionContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private final TransitStandIn engine = new TransitStandIn();
    private final Path tokenFile;
    private final byte[] key = new byte[32];
    private final byte[] context = {1, 2, 3};

    VaultTransitKeyEncryptionIT(@TempDir Path directory) throws IOException {
        tokenFile = Files.writeString(directory.resolve("token"), TransitStandIn.TOKEN + "\n");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Override
    protected KeyEncryptionService replica() {
        return replica("transit");
    }

    private KeyEncryptionService replica(String mount) {
        return new VaultTransitKeyEncryption(
                new VaultPlace(engine.address(), mount, "customers", null, tokenFile, LIMIT),
                VaultHttp.client(LIMIT, null));
    }

    /** Not only refused by policy, which an administrator of the key could undo. */
    @Test
    void leavesNoMaterialOfADestroyedVersion() {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        assertThat(engine.keys().holdsFirst("customers-one")).isTrue();
        done(service.destroy("one").thenReturn(true));
        assertThat(engine.keys().holdsFirst("customers-one")).isFalse();
        assertThat(engine.keys().versionsLeft("customers-one")).isEqualTo(1);
        done(service.destroy("one").thenReturn(true));
        assertThat(engine.keys().versionsLeft("customers-one")).isEqualTo(1);
    }

    @Test
    void finishesADestructionThatACrashCutShort() {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        byte[] wrapped = done(service.wrap("one", key, context));
        engine.keys().change("customers-one", "rotate", json("{}"));
        assertThat(done(service.state("one"))).isEqualTo(new State.Living());
        assertThat(done(service.unwrap("one", wrapped, context))).isEqualTo(key);

        disuse("customers-one");
        assertThat(done(service.state("one"))).isEqualTo(new State.Destroying(Instant.ofEpochSecond(1_442_851_414L)));
        for (Mono<?> call : List.of(
                service.wrap("one", key, context), service.unwrap("one", wrapped, context), service.create("one"))) {
            assertThatThrownBy(() -> done(call)).isInstanceOf(VersionDestroyedException.class);
        }

        done(service.destroy("one").thenReturn(true));
        assertThat(done(service.state("one"))).isEqualTo(new State.Destroyed());
    }

    @Test
    void refusesAKeyThatSomebodyElseMadeSoThatItCanBeTakenOut() {
        engine.keys().change("customers-one", "create", json("{\"exportable\": true}"));
        assertThatThrownBy(() -> done(replica().create("one")))
                .isInstanceOf(RootHolderUnavailableException.class)
                .hasMessageContaining("\"exportable\" set");
    }

    /** Vault would create a key with default settings to encrypt with. */
    @Test
    void letsVaultMakeNoKeyByEncrypting() {
        KeyEncryptionService service = replica();
        assertThatThrownBy(() -> done(service.wrap("never-made", key, context)))
                .isInstanceOf(KeyEncryptionException.class);
        assertThatThrownBy(() -> engine.keys().describe("customers-never-made"))
                .isInstanceOf(TransitStandIn.Refused.class);
    }

    @Test
    void takesAnotherTokenAsSoonAsItIsInTheFile() throws IOException {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        engine.renewToken("s.renewed");
        isAnOutage(service.state("one"), "403", "permission denied");
        Files.writeString(tokenFile, "s.renewed");
        assertThat(done(service.state("one"))).isEqualTo(new State.Living());
        Files.writeString(tokenFile, "\n");
        isAnOutage(service.state("one"), "no token");
        Files.delete(tokenFile);
        isAnOutage(service.state("one"), "cannot be read");
    }

    @Test
    void neverTakesAnOutageForAFact() {
        KeyEncryptionService service = replica();
        done(service.create("one"));
        byte[] wrapped = done(service.wrap("one", key, context));
        engine.seal(true);
        for (Mono<?> call : List.of(
                service.create("one"),
                service.wrap("one", key, context),
                service.unwrap("one", wrapped, context),
                service.state("one"),
                service.destroy("one").thenReturn(true))) {
            isAnOutage(call, "503", "sealed");
        }
        engine.seal(false);
        assertThat(done(service.unwrap("one", wrapped, context))).isEqualTo(key);
        isAnOutage(replica("elsewhere").state("one"), "404", "no handler for route");
        engine.close();
        isAnOutage(service.state("one"), "does not answer");
    }

    private void disuse(String name) {
        engine.keys().change(name, "config", json("{\"min_decryption_version\": 2, \"min_encryption_version\": 2}"));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static void isAnOutage(Mono<?> call, String... messages) {
        assertThatThrownBy(() -> done(call))
                .isInstanceOf(RootHolderUnavailableException.class)
                .isNotInstanceOf(KeyEncryptionException.class)
                .hasMessageContainingAll(messages)
                .hasMessageNotContaining(TransitStandIn.TOKEN);
    }
}
