package io.guanhu.platform.keyring;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Map;

/** The service's keysets, created on the very first start and never again. */
final class KeysetDirectory {

    private static final String TOKENS = "tokens";
    private static final String SEAL = "seal";

    private final Path directory;

    private KeysetDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens the directory. Creates missing keysets if there is no data yet that would need them.
     *
     * @param holdsSealedData whether the database already contains keys wrapped here
     * @throws IllegalStateException if a keyset is missing that existing data needs
     */
    static KeysetDirectory open(Path directory, boolean holdsSealedData) {
        registerPrimitives();
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " cannot be made", e);
        }
        KeysetDirectory keysets = new KeysetDirectory(directory);
        keysets.parameters().forEach((name, parameters) -> {
            KeysetFile file = keysets.file(name);
            if (holdsSealedData && !file.exists()) {
                throw new IllegalStateException("The keyset "
                        + directory.resolve(name + ".json")
                        + " is missing, but the database holds data that"
                        + " only it can open: restore it from the key"
                        + " store's backup.");
            }
            file.createIfMissing(parameters);
        });
        return keysets;
    }

    Mac tokens() {
        return primitive(TOKENS, Mac.class);
    }

    Aead seal() {
        return primitive(SEAL, Aead.class);
    }

    private <T> T primitive(String name, Class<T> type) {
        try {
            return file(name).read().getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset " + name + " cannot be used", e);
        }
    }

    private KeysetFile file(String name) {
        return new KeysetFile(directory, name);
    }

    private Map<String, Parameters> parameters() {
        return Map.of(SEAL, PredefinedAeadParameters.AES256_GCM, TOKENS, tokenParameters());
    }

    /** Without a prefix that names the key: a token is exactly 16 bytes. */
    private static HmacParameters tokenParameters() {
        try {
            return HmacParameters.builder()
                    .setKeySizeBytes(32)
                    .setTagSizeBytes(16)
                    .setHashType(HmacParameters.HashType.SHA256)
                    .setVariant(HmacParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 with 16 bytes is allowed", e);
        }
    }

    private static void registerPrimitives() {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be used here", e);
        }
    }
}
