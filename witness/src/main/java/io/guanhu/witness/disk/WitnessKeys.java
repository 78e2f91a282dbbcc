package io.guanhu.witness.disk;

import io.guanhu.tlog.note.CosignatureVerifier;
import io.guanhu.tlog.note.Cosigner;
import io.guanhu.tlog.note.KeyPem;
import io.guanhu.tlog.note.NoteKey;
import io.guanhu.tlog.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys of this witness, in one file. Every private key cosigns. A public key alone is retired,
 * and only identifies older records as this witness's own.
 */
public final class WitnessKeys {

    private final List<Cosigner> cosigners;
    private final List<CosignatureVerifier> all;

    private WitnessKeys(List<Cosigner> cosigners, List<CosignatureVerifier> all) {
        this.cosigners = List.copyOf(cosigners);
        this.all = List.copyOf(all);
    }

    /**
     * Reads the keys; creates them if this witness has not seen any log yet.
     *
     * @throws IllegalStateException if a key that has cosigned before is missing, or others can
     *     read the file
     */
    public static WitnessKeys in(Path data, String name, boolean hasRecords) throws IOException {
        Path file = data.resolve("keys.pem");
        if (!Files.exists(file)) {
            if (hasRecords) {
                throw new IllegalStateException(file
                        + " is missing, though this witness has cosigned before. Bring it"
                        + " back from its backup. If it is lost, start a new witness in an"
                        + " empty directory under a new name, and have the logs' operators"
                        + " change their policies");
            }
            Durable.replace(file, newKeys());
        }
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------")) {
            throw new IllegalStateException(file + " can be read by others: chmod 600 it");
        }
        List<KeyPem.Key> keys = KeyPem.parse(Files.readString(file));
        List<Cosigner> cosigners = keys.stream()
                .flatMap(key -> key.pair().stream())
                .map(pair -> new Cosigner(name, pair))
                .toList();
        if (cosigners.isEmpty()) {
            throw new IllegalStateException(file + " holds no private key");
        }
        return new WitnessKeys(
                cosigners,
                keys.stream()
                        .map(key -> CosignatureVerifier.of(name, key.publicKey()))
                        .toList());
    }

    private static String newKeys() {
        try {
            return KeyPem.format(KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                    + KeyPem.format(KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public List<Cosigner> cosigners() {
        return cosigners;
    }

    /** Whether one of the keys, including retired ones, cosigned the note. */
    public boolean cosigned(SignedNote note) {
        return all.stream().anyMatch(key -> key.cosigned(note).isPresent());
    }

    /** The verifier keys that cosign now, one per line, for use in policies. */
    public String published() {
        return cosigners.stream()
                .map(Cosigner::verifier)
                .map(NoteKey::verifierKey)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
