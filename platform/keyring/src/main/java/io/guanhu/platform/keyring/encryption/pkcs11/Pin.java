package io.guanhu.platform.keyring.encryption.pkcs11;

import io.guanhu.platform.keyring.encryption.RootHolderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The PIN of a token's user, read again for each login. A PIN that the token rejected is never
 * tried twice, because a token locks itself after a few wrong ones.
 */
public final class Pin {

    private final Supplier<String> source;
    private final String place;
    private @Nullable String refused;

    private Pin(Supplier<String> source, String place) {
        this.source = source;
        this.place = place;
    }

    /** A PIN in a file of its own; a trailing line feed is not part of it. */
    public static Pin inFile(Path file) {
        return new Pin(() -> read(file), "the file " + file);
    }

    /** A PIN from the configuration, so that it can come from the environment. */
    public static Pin of(String pin) {
        return new Pin(() -> pin, "the configuration");
    }

    synchronized char[] get() {
        String pin = source.get();
        if (pin.isEmpty()) {
            throw new RootHolderUnavailableException("There is no PIN in " + place);
        }
        if (pin.equals(refused)) {
            throw new RootHolderUnavailableException(
                    "The token refused the PIN in " + place + "; it is not tried again until it is another one");
        }
        return pin.toCharArray();
    }

    synchronized void refuse(char[] pin) {
        refused = String.valueOf(pin);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            // The exception's message is the file's name.
            throw new RootHolderUnavailableException("The PIN cannot be read from the file " + file, e);
        }
    }

    @Override
    public String toString() {
        return "Pin[" + place + "]";
    }
}
