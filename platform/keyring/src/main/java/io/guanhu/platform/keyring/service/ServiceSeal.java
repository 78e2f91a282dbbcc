package io.guanhu.platform.keyring.service;

import java.time.Duration;

/**
 * Seals data that belongs to the service rather than to a customer's category and lives for a few
 * days at most, such as stored answers and short-lived secrets. A sealed value names the version of
 * the key. The key rotates, and a version is destroyed when nothing it sealed is needed any longer.
 */
public final class ServiceSeal {

    private final ServiceKey key;

    ServiceSeal(ServiceKey key) {
        this.key = key;
    }

    /** How long a sealed value may be requested; older ones cannot be opened. */
    public void neededFor(Duration duration) {
        key.neededFor(duration);
    }

    public byte[] seal(byte[] value, String context) {
        return key.inUse().seal(value, Binding.of(context));
    }

    /**
     * Opens a value sealed with {@link #seal} for the same context.
     *
     * @throws SealExpiredException if it is so old that the key no longer exists
     * @throws SealBrokenException if it was tampered with or sealed for another context
     */
    public byte[] open(byte[] sealed, String context) {
        int version =
                DataKey.generationOf(sealed).orElseThrow(() -> new SealBrokenException("This is not a sealed value"));
        return key.version(version).orElseThrow(SealExpiredException::new).open(sealed, Binding.of(context));
    }
}
