package io.guanhu.platform.keyring.service;

import io.guanhu.platform.keyring.access.KeyStoreProperties;
import io.guanhu.platform.keyring.access.KeyThreads;
import io.guanhu.platform.keyring.access.OutsideTransactions;
import io.guanhu.platform.keyring.tree.OwnerKeys;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service's own keys in memory, whose versions come and die. A new version is young, so that not every process knows
 * it, until a test says otherwise; the epoch in which versions die ends when a test says so.
 */
public final class InMemoryKeyVersions {

    private static final Duration DAY = Duration.ofDays(1);

    private final Source source = new Source();
    private final ServiceKeys keys = new ServiceKeys(
            source,
            new KeyThreads(1, Duration.ofSeconds(5)),
            new KeyStoreProperties.Service(Duration.ofSeconds(1), Duration.ofHours(1), DAY, Long.MAX_VALUE),
            new OutsideTransactions(true, new SimpleMeterRegistry()),
            new SimpleMeterRegistry());

    public ServiceKeys keys() {
        return keys;
    }

    /** By now every process knows all versions. */
    public void settle() {
        source.settle();
        keys.refresh();
    }

    /** Another process makes the next version of a key, which everybody knows at once; tells its number. */
    public int succeed(ServiceKey key) {
        OwnerKeys made = source.succeed(key.name(), source.find().newest(key.name()));
        settle();
        return made.newest(key.name());
    }

    /** A version dies, as in another process. */
    public void destroy(ServiceKey key, int version) {
        source.die(new Slot.Name(ServiceKeys.OWNER, key.name(), version));
        keys.refresh();
    }

    public void endEpoch() {
        source.endEpoch();
    }

    private static final class Source implements ServiceKeys.Source {

        private final SecureRandom random = new SecureRandom();
        private final Map<Slot.Name, Long> deaths = new HashMap<>();
        private final Set<Slot.Name> settled = new HashSet<>();
        private OwnerKeys all = OwnerKeys.none(ServiceKeys.OWNER);
        private long epoch = 1;

        @Override
        public synchronized OwnerKeys find() {
            return all;
        }

        @Override
        public synchronized OwnerKeys succeed(String name, int after) {
            if (all.newest(name) <= after) {
                byte[] key = new byte[Slot.KEY_BYTES];
                random.nextBytes(key);
                List<Slot> slots = new ArrayList<>(all.slots());
                slots.add(new Slot(ServiceKeys.OWNER, name, all.newest(name) + 1, key));
                all = new OwnerKeys(ServiceKeys.OWNER, slots, all.destroyed());
            }
            return all;
        }

        @Override
        public synchronized Map<Integer, Duration> ages(String name, Collection<Integer> living) {
            return living.stream().collect(Collectors.toMap(version -> version, version -> age(name, version)));
        }

        private Duration age(String name, int version) {
            return settled.contains(new Slot.Name(ServiceKeys.OWNER, name, version)) ? DAY : Duration.ZERO;
        }

        synchronized void settle() {
            all.slots().forEach(slot -> settled.add(slot.id()));
        }

        @Override
        public synchronized Optional<Long> destroy(Slot.Name version, boolean atOnce) {
            die(version);
            return Optional.ofNullable(deaths.get(version));
        }

        synchronized void die(Slot.Name version) {
            List<Slot> living = new ArrayList<>(all.slots());
            if (living.removeIf(slot -> slot.id().equals(version))) {
                Set<Slot.Name> destroyed = new HashSet<>(all.destroyed());
                destroyed.add(version);
                deaths.put(version, epoch);
                all = new OwnerKeys(ServiceKeys.OWNER, living, destroyed);
            }
        }

        synchronized void endEpoch() {
            epoch++;
        }

        @Override
        public synchronized boolean closed(long number) {
            return number < epoch;
        }

        @Override
        public void wake() {
            // An epoch in memory ends when a test says so.
        }
    }
}
