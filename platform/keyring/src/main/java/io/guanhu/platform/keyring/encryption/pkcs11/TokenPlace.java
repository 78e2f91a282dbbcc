package io.guanhu.platform.keyring.encryption.pkcs11;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The location of a token.
 *
 * @param library the vendor's PKCS #11 library
 * @param slot the number of its slot
 * @param slotIsIndex whether that is the position in the library's list instead of the slot's id
 */
public record TokenPlace(Path library, long slot, boolean slotIsIndex) {

    private static final AtomicLong PROVIDERS = new AtomicLong();

    public TokenPlace {
        if (library.toString().matches("(?s).*[\"$\\\\\n].*")) {
            throw new IllegalArgumentException(
                    "The path of a PKCS #11 library has no quotes, dollar signs and back-slashes");
        }
    }

    /** The provider's configuration in the JDK's format. */
    String configuration() {
        return """
                --name = Guanhu%d
                library = "%s"
                %s = %d
                """.formatted(PROVIDERS.incrementAndGet(), library, slotIsIndex ? "slotListIndex" : "slot", slot);
    }

    @Override
    public String toString() {
        return "slot " + slot + " of " + library;
    }
}
