package io.guanhu.platform.keyring;

import java.time.Duration;

/**
 * Seals what belongs to the service, to no customer's category, and lives for a few days at most:
 * stored answers, short-lived secrets. A sealed value names the version of the key; the key
 * rotates, and a version is destroyed when nothing that it sealed is needed any more.
 */
public final class ServiceSeal {

    private final ServiceKey key;

    ServiceSeal(ServiceKey key) {
        this.key = key;
    }

    /** For how long something that was sealed may be asked for; older things do not open. */
    public void neededFor(Duration duration) {
        key.neededFor(duration);
    }

    public byte[] seal(byte[] value, String context) {
        return key.inUse().seal(value, Binding.of(context));
    }

    /**
     * Opens what {@link #seal} sealed under the same context.
     *
     * @throws SealExpiredException if it is so old that the key is gone
     * @throws SealBrokenException if it was tampered with or sealed for another context
     */
    public byte[] open(byte[] sealed, String context) {
        int version =
                DataKey.generationOf(sealed).orElseThrow(() -> new SealBrokenException("This is not a sealed value"));
        return key.version(version).orElseThrow(SealExpiredException::new).open(sealed, Binding.of(context));
    }
}
