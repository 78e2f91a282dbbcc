package io.guanhu.gateway.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A name that makes this spool's entries unique, and the key for hashing addresses: readers of the
 * log can see that two refusals came from the same address, but not which. Kept in a file.
 */
record SpoolIdentity(String name, SecretKeySpec key) {

    private static final String FILE = "identity";
    private static final String HASH = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int SHOWN = 8;

    /** Reads the identity from the directory, or creates it there. */
    static SpoolIdentity in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            create(directory, file);
        }
        byte[] all = HexFormat.of()
                .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
        return new SpoolIdentity(
                HexFormat.of().formatHex(Arrays.copyOf(all, SHOWN)),
                new SecretKeySpec(Arrays.copyOfRange(all, SHOWN, all.length), HASH));
    }

    /** Written completely and then renamed, so that a crash cannot leave half an identity. */
    private static void create(Path directory, Path file) throws IOException {
        byte[] random = new byte[SHOWN + BYTES];
        new SecureRandom().nextBytes(random);
        Path fresh = directory.resolve(FILE + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                HexFormat.of().formatHex(random),
                StandardCharsets.US_ASCII,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }

    String hash(String address) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            byte[] hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return "address-" + HexFormat.of().formatHex(Arrays.copyOf(hash, SHOWN));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "SpoolIdentity[" + name + "]";
    }
}
