package io.guanhu.platform.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class KeysetDirectoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path directory;
    private final byte[] context = {1};

    KeysetDirectoryIT(@TempDir Path temporary) {
        this.directory = temporary.resolve("keys");
    }

    @BeforeEach
    void makeKeysets() {
        KeysetDirectory.open(directory, false);
    }

    @Test
    void makesKeysetsThatOnlyTheirOwnerCanRead() throws IOException {
        for (String name : new String[] {"kek", "tokens", "seal"}) {
            assertThat(Files.getPosixFilePermissions(directory.resolve(name + ".json")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Files.getPosixFilePermissions(directory))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void refusesAKeysetThatOthersCanRead() throws IOException {
        Path kek = directory.resolve("kek.json");
        Files.setPosixFilePermissions(kek, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::keks)
                .hasMessageContaining("kek.json can be read by others (rw-r-----): run chmod 600");
    }

    @Test
    void refusesToReplaceAMissingKeysetThatDataNeeds() throws Exception {
        byte[] before = KeysetDirectory.open(directory, true).tokens().computeMac(context);
        assertThat(KeysetDirectory.open(directory, false).tokens().computeMac(context))
                .isEqualTo(before);
        Files.delete(directory.resolve("tokens.json"));
        assertThatThrownBy(() -> KeysetDirectory.open(directory, true))
                .hasMessageContaining("tokens.json is missing");
        assertThat(directory.resolve("tokens.json")).doesNotExist();
    }

    @Test
    void tellsNothingOfAFileThatIsNoKeyset() throws IOException {
        Files.writeString(directory.resolve("kek.json"), "{\"secret\":\"value\"}");
        assertThatThrownBy(this::keks).hasMessageNotContaining("secret").hasNoCause();
    }

    @Test
    void unwrapsUnderOldKeysUntilTheyAreDestroyed() {
        LocalKeyEncryption keks = keks();
        LocalKeyEncryption replica = keks();
        String first = keks.primaryId();
        var wrapped = done(keks.wrap(new byte[32], context));
        assertThat(wrapped.toString()).isEqualTo("Wrapped[under " + first + "]");

        String second = done(keks.newPrimary());
        assertThat(second).isNotEqualTo(first).isEqualTo(keks.primaryId());
        assertThat(done(keks.unwrap(wrapped, context))).isEqualTo(new byte[32]);
        var fresh = done(keks.wrap(new byte[32], context));
        assertThat(replica.primaryId()).isEqualTo(first);
        assertThat(done(replica.unwrap(fresh, context))).isEqualTo(new byte[32]);
        assertThat(replica.primaryId()).isEqualTo(second);

        keks.destroy(first).block(PATIENCE);
        keks.destroy(first).block(PATIENCE);
        assertThatThrownBy(() -> done(keks.unwrap(wrapped, context)))
                .isInstanceOf(KeyEncryptionService.UnknownKeyEncryptionKeyException.class);
        assertThatThrownBy(() -> keks.destroy(second).block(PATIENCE))
                .hasMessageContaining("in use");
    }

    @Test
    void losesAKeyThatAnotherReplicaDestroyedAtTheNextReload() {
        LocalKeyEncryption keks = keks();
        LocalKeyEncryption replica = keks();
        String first = keks.primaryId();
        var wrapped = done(replica.wrap(new byte[32], context));
        done(keks.newPrimary());
        keks.destroy(first).block(PATIENCE);

        replica.reload().block(PATIENCE);

        assertThatThrownBy(() -> done(replica.unwrap(wrapped, context)))
                .isInstanceOf(KeyEncryptionService.UnknownKeyEncryptionKeyException.class);
    }

    @Test
    void removesWhatAChangeThatCrashedLeftBehind() throws IOException {
        Path unfinished =
                Files.copy(directory.resolve("kek.json"), directory.resolve(".kek.json.17.tmp"));
        Path another = Files.writeString(directory.resolve(".seal.json.18.tmp"), "being made");

        LocalKeyEncryption keks = keks();
        String first = keks.primaryId();
        done(keks.newPrimary());
        keks.destroy(first).block(PATIENCE);

        assertThat(unfinished).doesNotExist();
        assertThat(another).exists();
    }

    @Test
    void bindsAWrappedKeyToItsContext() {
        LocalKeyEncryption keks = keks();
        var wrapped = done(keks.wrap(new byte[32], context));
        assertThatThrownBy(() -> done(keks.unwrap(wrapped, new byte[] {2})))
                .isInstanceOf(SealBrokenException.class)
                .hasNoCause();
    }

    private LocalKeyEncryption keks() {
        return new LocalKeyEncryption(KeysetDirectory.open(directory, false).keyEncryptionKeys());
    }

    private static <T> T done(Mono<T> work) {
        return Objects.requireNonNull(work.block(PATIENCE));
    }
}
