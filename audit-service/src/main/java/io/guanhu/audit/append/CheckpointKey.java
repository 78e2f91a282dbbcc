package io.guanhu.audit.append;

import io.guanhu.audit.model.LogKeys;
import io.guanhu.audit.standing.key.ExternalLogKey;
import io.guanhu.tlog.note.KeyPem;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.note.NoteVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/**
 * The key that signs checkpoints, in a file that only its owner can read. It is created at the very
 * first start and never again. A lost key is not replaced, because a new one would sign
 * whatever the database contains.
 *
 * <p>During a change of keys the file holds two key pairs, and notes carry both signatures. A
 * public key alone is an earlier signing key.
 */
@Configuration(proxyBeanMethods = false)
class CheckpointKey {

    @Bean
    @DependsOn("flywayInitializer")
    LastSignedCheckpoint lastSignedCheckpoint(Flyway flyway) throws SQLException {
        return LastSignedCheckpoint.in(flyway);
    }

    @Bean
    NoteSigner checkpointSigner(
            @Value("${guanhu.audit.origin}") String origin,
            @Value("${guanhu.audit.checkpoint-key}") Path file,
            LastSignedCheckpoint lastSigned)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            lastSigned.requireNothing(file);
            make(file);
        }
        List<KeyPair> pairs =
                read(file).stream().flatMap(key -> key.pair().stream()).toList();
        if (pairs.isEmpty()) {
            throw new IllegalStateException(file + " holds no private key");
        }
        NoteSigner signer = new NoteSigner(origin, pairs.getFirst(), pairs.subList(1, pairs.size()));
        lastSigned.requireKnown(signer.verifier(), file);
        return signer;
    }

    @Bean
    NoteVerifier checkpointVerifier(NoteSigner signer) {
        return signer.verifier();
    }

    /**
     * Public keys without a private key are earlier signing keys, whose signatures remain
     * verifiable. If there is an outside key, it alone signs in the log's name; the keys in the
     * file then sign only for this service and are not published.
     */
    @Bean
    LogKeys logKeys(NoteSigner signer, ExternalLogKey externalKey, @Value("${guanhu.audit.checkpoint-key}") Path file)
            throws IOException {
        return logKeys(signer, externalKey.verifier(), file);
    }

    LogKeys logKeys(NoteSigner signer, Optional<NoteVerifier> outside, Path file) throws IOException {
        NoteVerifier first = outside.orElse(signer.verifier());
        Stream<NoteVerifier> others = read(file).stream()
                .filter(key -> outside.isEmpty() || key.pair().isEmpty())
                .map(key -> new NoteVerifier(first.name(), key.publicKey()))
                .filter(key -> !key.sameKey(first));
        return new LogKeys(Stream.concat(Stream.of(first), others).toList());
    }

    static List<KeyPem.Key> read(Path file) throws IOException {
        return KeyPem.parse(Files.readString(file, StandardCharsets.US_ASCII));
    }

    static KeyPair make(Path file) throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        // Set the permissions before writing, so that nobody else can ever read the key.
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, KeyPem.format(keys), StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
        return keys;
    }
}
