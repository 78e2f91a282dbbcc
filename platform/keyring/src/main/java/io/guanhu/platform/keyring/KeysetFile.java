package io.guanhu.platform.keyring;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;

/** One keyset in a file that only its owner can read, replaced atomically. */
final class KeysetFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    KeysetFile(Path directory, String name) {
        this.path = directory.resolve(name + ".json");
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Creates the keyset unless it exists; of several concurrent processes, one succeeds. */
    void createIfMissing(Parameters parameters) {
        if (exists()) {
            return;
        }
        try {
            Path written = write(KeysetHandle.generateNew(parameters, RegistryConfiguration.get()));
            try {
                Files.createLink(path, written);
                makeDurable();
            } catch (FileAlreadyExistsException _) {
                // Another process of this service was first; use its keyset.
            } finally {
                Files.delete(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The keyset " + path + " cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No keyset can be made for " + path, e);
        }
    }

    /**
     * Reads the keyset.
     *
     * @throws IllegalStateException if anybody other than the owner may read it
     */
    KeysetHandle read() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new IllegalStateException("The keyset "
                        + path
                        + " can be read by others ("
                        + PosixFilePermissions.toString(permissions)
                        + "): run chmod 600 on it.");
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(path), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException("The keyset " + path + " cannot be read", e);
        } catch (GeneralSecurityException _) {
            // The cause may quote the file's content.
            throw new IllegalStateException("The file " + path + " is not a keyset");
        }
    }

    /** Nothing may be sealed with a key whose file could be lost in a power failure. */
    private void makeDurable() throws IOException {
        try (FileChannel entries = FileChannel.open(directory(), StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private Path directory() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    private String unfinishedPrefix() {
        return "." + path.getFileName() + ".";
    }

    private Path write(KeysetHandle keyset) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        Path temporary = Files.createTempFile(
                directory(), unfinishedPrefix(), ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(temporary, json);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return temporary;
    }
}
