package io.guanhu.platform.keyring.store.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanhu.platform.keyring.tree.OpenPages;
import io.guanhu.platform.keyring.tree.page.PageId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache of page keys in memory. Slots are never cached: every read gets the leaf from the
 * store, so destroyed keys are gone for every replica at once.
 */
final class PageKeyCache implements OpenPages.PageKeys {

    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** What the current call has used or learnt, so that nothing it relies on is evicted. */
    private final ScopedValue<Map<Entry, byte[]>> held = ScopedValue.newInstance();

    private final Cache<Entry, byte[]> keys;

    private record Entry(PageId id, long version) {}

    PageKeyCache(int size) {
        this.keys = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterAccess(UNUSED)
                .build();
    }

    /**
     * Runs work, on this thread, that relies on keys it has just seen here: they remain available
     * even if many others displace them meanwhile.
     */
    <T> T holding(Supplier<T> work) {
        return ScopedValue.where(held, new HashMap<>()).call(work::get);
    }

    @Override
    public byte @Nullable [] get(PageId id, long version) {
        Entry entry = new Entry(id, version);
        if (!held.isBound()) {
            return keys.getIfPresent(entry);
        }
        byte[] used = held.get().get(entry);
        if (used != null) {
            return used;
        }
        byte[] known = keys.getIfPresent(entry);
        if (known != null) {
            held.get().put(entry, known);
        }
        return known;
    }

    @Override
    public void put(PageId id, long version, byte[] key) {
        Entry entry = new Entry(id, version);
        keys.put(entry, key);
        if (held.isBound()) {
            held.get().put(entry, key);
        }
    }

    void clear() {
        keys.invalidateAll();
        if (held.isBound()) {
            held.get().clear();
        }
    }
}
