package io.guanhu.platform.keyring.service;

import io.guanhu.platform.keyring.access.KeyStoreProperties;
import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.access.OutsideTransactions;
import io.guanhu.platform.keyring.service.ServiceKey.Known;
import io.guanhu.platform.keyring.service.ServiceKey.Version;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * The keys of the service itself, by name and version. They are in the key tree next to those of
 * customers: they are exported and restored in the same way, and a destroyed version ends with its
 * epoch.
 */
public final class ServiceKeys {

    /** Their owner in the tree; no customer has this id. */
    public static final UUID OWNER = new UUID(0, 0);

    /** A replica that misses two reads still knows a version before anybody uses it. */
    private static final int READS_UNTIL_KNOWN = 3;

    private final Source source;
    private final KeyThreads threads;
    private final KeyStoreProperties.Service settings;
    private final OutsideTransactions outside;
    private final MeterRegistry meters;
    private final Map<String, ServiceKey> keys = new ConcurrentHashMap<>();
    private final Set<String> rotating = ConcurrentHashMap.newKeySet();

    /** Where they are kept, and how they die. Blocking. */
    interface Source {

        OwnerKeys find();

        /**
         * Makes the next version of a key, unless there is already one newer than the given; tells
         * all keys after it.
         */
        OwnerKeys succeed(String name, int after);

        /** The age of each living version of a key. */
        Map<Integer, Duration> ages(String name, Collection<Integer> living);

        /**
         * The epoch in which a version dies, now or before; empty if there never was such a
         * version.
         */
        Optional<Long> destroy(Slot.Name version, boolean atOnce);

        boolean closed(long epoch);

        /** An epoch has something to do. */
        void wake();
    }

    ServiceKeys(
            Source source,
            KeyThreads threads,
            KeyStoreProperties.Service settings,
            OutsideTransactions outside,
            MeterRegistry meters) {
        this.source = source;
        this.threads = threads;
        this.settings = settings;
        this.outside = outside;
        this.meters = meters;
    }

    /**
     * The key with a name, created if it does not exist. Waits for the key store, so call it once
     * when the service starts.
     *
     * @param name such as {@code search-tokens}; at most 48 characters
     */
    public ServiceKey key(String name) {
        return keys.computeIfAbsent(name, this::load);
    }

    /**
     * Like {@link #key}, for a key that rotates automatically. It gets a new version from time to
     * time, and an old one is destroyed when nothing made with it is needed any longer (see
     * {@link ServiceKey#neededFor}).
     */
    public ServiceKey rotating(String name) {
        ServiceKey key = key(name);
        rotating.add(name);
        return key;
    }

    private ServiceKey load(String name) {
        OwnerKeys made = source.succeed(name, 0);
        OwnerKeys found = made.living(name).isEmpty() ? source.succeed(name, made.newest(name)) : made;
        Duration settled = settings.refresh().multipliedBy(READS_UNTIL_KNOWN);
        ServiceKey key = new ServiceKey(name, settled, settings.stale(), read(found, name, List.of()));
        Gauge.builder("guanhu.service.key.age", key, ServiceKeys::secondsInUse)
                .description("Seconds since the version in use of a key of the service was made")
                .tag("key", name)
                .register(meters);
        Gauge.builder("guanhu.service.key.versions", key, each -> each.living().size())
                .description("Living versions of a key of the service")
                .tag("key", name)
                .register(meters);
        return key;
    }

    private static double secondsInUse(ServiceKey key) {
        return key.age(key.newestSettled().number()).toMillis() / 1_000.0;
    }

    private Known read(OwnerKeys found, String name, List<Version> before) {
        List<Integer> living = found.living(name).stream().map(Slot::generation).toList();
        return Known.of(found, name, source.ages(name, living), before);
    }

    /**
     * Reads all keys again, and drops the destroyed ones. Blocking and serialised, so that no
     * destroyed version is picked up again.
     */
    synchronized void refresh() {
        OwnerKeys found = source.find();
        keys.forEach((name, key) -> key.known(read(found, name, key.living())));
    }

    /** Reads all keys again, and rotates those that are due. Blocking; any replica may do it. */
    void round() {
        refresh();
        for (String name : rotating) {
            ServiceKey key = key(name);
            Version newest = key.newest();
            if (key.age(newest.number()).compareTo(settings.interval()) >= 0 || newest.uses() >= settings.seals()) {
                int _ = succeedNow(key, newest.number());
            }
            key.unneeded().forEach(version -> destroyNow(key, version.number(), false));
        }
    }

    /**
     * Creates the next version, unless there is already a newer one than the given. Earlier
     * versions stay.
     *
     * @return the number of the newest version
     */
    public Mono<Integer> succeed(ServiceKey key, int after) {
        return outside.only(threads.call(() -> succeedNow(key, after)));
    }

    private int succeedNow(ServiceKey key, int after) {
        OwnerKeys _ = source.succeed(key.name(), after);
        refresh();
        return key.newest().number();
    }

    /**
     * Destroys a version that nothing needs any longer. From now on nobody can get it, and no copy
     * of the key store can open it once the returned epoch has closed, which ends as soon as
     * possible. Can be repeated. Empty if there never was such a version.
     */
    public Mono<Long> destroy(ServiceKey key, int version) {
        return outside.only(threads.call(() -> destroyNow(key, version, true)))
                .flatMap(Mono::justOrEmpty)
                .doOnNext(_ -> source.wake());
    }

    private Optional<Long> destroyNow(ServiceKey key, int version, boolean atOnce) {
        Optional<Long> epoch = source.destroy(new Slot.Name(OWNER, key.name(), version), atOnce);
        refresh();
        return epoch;
    }

    /**
     * Whether an epoch has closed: keys destroyed in it, or before, no longer exist in any copy.
     */
    public Mono<Boolean> epochClosed(long epoch) {
        return outside.only(threads.call(() -> source.closed(epoch)));
    }
}
