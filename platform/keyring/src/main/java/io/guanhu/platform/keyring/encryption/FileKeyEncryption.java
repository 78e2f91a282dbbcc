package io.guanhu.platform.keyring.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Root keys in a directory shared by the replicas of a service: one file per version. Nothing is
 * cached in memory, so a version destroyed by one replica is gone for all.
 */
public final class FileKeyEncryption implements KeyEncryptionService {

    private static final Logger LOG = LoggerFactory.getLogger(FileKeyEncryption.class);
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyFiles files;

    private FileKeyEncryption(KeyFiles files) {
        this.files = files;
    }

    /** Opens the directory; creates it, readable only by its owner, if it is missing. */
    public static FileKeyEncryption open(Path directory) {
        return new FileKeyEncryption(KeyFiles.open(directory));
    }

    /**
     * It cannot control what a file system, a snapshot or a backup keeps of an overwritten file.
     */
    @Override
    public Description description() {
        return new Description("file", Duration.ZERO, List.of("file-system-blocks", "volume-snapshots"));
    }

    @Override
    public Mono<String> create(String token) {
        return onDisk(() -> {
            byte[] key = new byte[KEY_BYTES];
            RANDOM.nextBytes(key);
            if (files.create(token, key)) {
                LOG.info("Version {} of the root key was created", token);
            }
            return token;
        });
    }

    @Override
    public Mono<byte[]> wrap(String version, byte[] key, byte[] context) {
        return onDisk(() -> aead(version).encrypt(key, VersionContext.of(version, context)));
    }

    @Override
    public Mono<byte[]> unwrap(String version, byte[] wrapped, byte[] context) {
        return onDisk(() -> {
            Aead aead = aead(version);
            try {
                return aead.decrypt(wrapped, VersionContext.of(version, context));
            } catch (GeneralSecurityException _) {
                throw new KeyEncryptionException("The key was altered, or wrapped elsewhere than under " + version);
            }
        });
    }

    @Override
    public Mono<Void> destroy(String version) {
        return onDisk(() -> {
                    files.destroy(version);
                    LOG.info("Version {} of the root key was destroyed", version);
                    return version;
                })
                .then();
    }

    @Override
    public Mono<State> state(String version) {
        return onDisk(() -> stateOnDisk(version));
    }

    private State stateOnDisk(String version) {
        if (files.gone(version)) {
            return new State.Destroyed();
        }
        if (files.destroyed(version)) {
            return new State.Destroying(files.destroyedAt(version));
        }
        files.read(version);
        return new State.Living();
    }

    private Aead aead(String version) throws GeneralSecurityException {
        return new AesGcmJce(files.read(version));
    }

    private static <T> Mono<T> onDisk(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
