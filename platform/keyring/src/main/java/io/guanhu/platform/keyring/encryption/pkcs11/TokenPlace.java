package io.guanhu.platform.keyring.encryption.pkcs11;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a token is.
 *
 * @param library the PKCS #11 library of its vendor
 * @param slot the number of its slot
 * @param slotIsIndex whether that is the position in the library's list, not the slot's own id
 */
public record TokenPlace(Path library, long slot, boolean slotIsIndex) {

    private static final AtomicLong PROVIDERS = new AtomicLong();

    public TokenPlace {
        if (library.toString().matches("(?s).*[\"$\\\\\n].*")) {
            throw new IllegalArgumentException(
                    "The path of a PKCS #11 library has no quotes, dollar signs and back-slashes");
        }
    }

    /** The configuration of a provider, in the JDK's form. */
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
