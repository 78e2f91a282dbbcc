package io.guanhu.platform.keyring.service;

import com.google.crypto.tink.subtle.PrfHmacJce;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * One key of the service itself, with its versions. They are in memory and read again every few
 * seconds, so access never waits, even within a transaction.
 */
public final class ServiceKey {

    private final String name;
    private final Duration settled;
    private final Duration stale;
    private final AtomicReference<Duration> needed = new AtomicReference<>(Duration.ZERO);
    private volatile Known known;

    /**
     * @param settled at this age every replica knows a version
     * @param stale after this time without a read, no version is used for anything new
     */
    ServiceKey(String name, Duration settled, Duration stale, Known known) {
        this.name = name;
        this.settled = settled;
        this.stale = stale;
        this.known = known;
    }

    public String name() {
        return name;
    }

    /** All living versions, newest first. */
    public List<Version> living() {
        return known.living();
    }

    /** The newest version; other replicas may not know it yet. */
    public Version newest() {
        return known.living().getFirst();
    }

    /**
     * The newest version that every replica knows, to be used for anything new.
     *
     * @throws TransientDataAccessResourceException if the key store was not read for too long,
     *     because the version may have been destroyed meanwhile
     */
    public Version inUse() {
        Known now = known;
        if (now.readFor(stale)) {
            return now.newest(settled);
        }
        throw new TransientDataAccessResourceException("The key store has not been read for too long");
    }

    Version newestSettled() {
        return known.newest(settled);
    }

    /** How long something made with this key may be needed after it was made. */
    public void neededFor(Duration duration) {
        needed.accumulateAndGet(duration, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /**
     * Versions that have not been used for so long that nothing made with them is needed. A replica
     * may have used a version until the next one was settled, or until its own copy was stale.
     */
    List<Version> unneeded() {
        Known now = known;
        Duration gone = settled.plus(stale).plus(needed.get());
        List<Version> living = now.living();
        for (int i = 0; i < living.size(); i++) {
            if (now.age(living.get(i).number()).compareTo(gone) >= 0) {
                return living.subList(i + 1, living.size());
            }
        }
        return List.of();
    }

    /**
     * A living version.
     *
     * @return empty if it was destroyed
     * @throws TransientDataAccessResourceException if it is not known here yet
     */
    public Optional<Version> version(int number) {
        Known now = known;
        Optional<Version> found =
                now.living().stream().filter(each -> each.number() == number).findFirst();
        if (found.isEmpty() && !now.destroyed().contains(number)) {
            throw new TransientDataAccessResourceException("A version of a key is not known yet");
        }
        return found;
    }

    /** Whether a version was destroyed. */
    public boolean destroyed(int number) {
        return known.destroyed().contains(number);
    }

    /** Whether every replica knows a version by now. */
    public boolean settled(int number) {
        return known.age(number).compareTo(settled) >= 0;
    }

    /** The age of a living version. */
    public Duration age(int number) {
        return known.age(number);
    }

    void known(Known read) {
        this.known = read;
    }

    /** One version of a key; contains key material. */
    public static final class Version {

        static final int HASH_BYTES = 16;

        private final LongAdder uses = new LongAdder();
        private final int number;
        private final byte[] secret;
        private final DataKey sealing;
        private final PrfHmacJce hashing;

        Version(int number, byte[] secret) {
            this.number = number;
            this.secret = secret.clone();
            this.sealing = new DataKey(number, secret);
            try {
                this.hashing = new PrfHmacJce("HMACSHA256", new SecretKeySpec(secret, "HMAC"));
            } catch (GeneralSecurityException _) {
                throw new IllegalStateException("A key of the service cannot be used");
            }
        }

        /** Counted from 1. */
        public int number() {
            return number;
        }

        /** The 32 bytes of the key. */
        public byte[] secret() {
            return secret.clone();
        }

        /** A keyed hash of unambiguously separated parts: 16 bytes of HMAC-SHA-256. */
        public byte[] hash(String... parts) {
            try {
                return hashing.compute(Binding.of(parts), HASH_BYTES);
            } catch (GeneralSecurityException _) {
                throw new IllegalStateException("A keyed hash could not be made");
            }
        }

        byte[] seal(byte[] value, byte[] binding) {
            uses.increment();
            return sealing.seal(value, binding);
        }

        byte[] open(byte[] sealed, byte[] binding) {
            return sealing.open(sealed, binding);
        }

        /** How often this process has sealed with it. */
        long uses() {
            return uses.sum();
        }

        @Override
        public String toString() {
            return "Version[" + number + "]";
        }
    }

    /**
     * The result of the last read.
     *
     * @param living newest first; never empty
     * @param readAt by the monotonic clock
     */
    record Known(List<Version> living, Set<Integer> destroyed, Map<Integer, Duration> ages, long readAt) {

        static Known of(OwnerKeys keys, String name, Map<Integer, Duration> ages, List<Version> before) {
            List<Version> living = keys.living(name).stream()
                    .map(slot -> version(slot, before))
                    .toList();
            Set<Integer> destroyed = keys.destroyed().stream()
                    .filter(each -> each.name().equals(name))
                    .map(Slot.Name::generation)
                    .collect(Collectors.toUnmodifiableSet());
            return new Known(living, destroyed, Map.copyOf(ages), System.nanoTime());
        }

        private static Version version(Slot slot, List<Version> before) {
            return before.stream()
                    .filter(each -> each.number() == slot.generation())
                    .findFirst()
                    .orElseGet(() -> new Version(slot.generation(), slot.key()));
        }

        Duration age(int number) {
            return Objects.requireNonNull(ages.getOrDefault(number, Duration.ZERO));
        }

        Version newest(Duration age) {
            return living.stream()
                    .filter(each -> age(each.number()).compareTo(age) >= 0)
                    .findFirst()
                    .orElseGet(living::getLast);
        }

        private boolean readFor(Duration limit) {
            return System.nanoTime() - readAt < limit.toNanos();
        }
    }
}
