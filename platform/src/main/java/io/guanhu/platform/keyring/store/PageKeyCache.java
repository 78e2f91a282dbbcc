package io.guanhu.platform.keyring.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.guanhu.platform.keyring.tree.OpenPages;
import io.guanhu.platform.keyring.tree.PageId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keys of pages, in memory and bounded. Slots are never kept: every read asks the store for the
 * leaf, so that what was destroyed is gone for every replica at once.
 */
final class PageKeyCache implements OpenPages.Keys {

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Cache<Entry, byte[]> keys;

    private record Entry(PageId id, long version) {}

    PageKeyCache(int size) {
        this.keys = Caffeine.newBuilder().maximumSize(size).expireAfterAccess(UNUSED).build();
    }

    @Override
    public byte @Nullable [] get(PageId id, long version) {
        return keys.getIfPresent(new Entry(id, version));
    }

    @Override
    public void put(PageId id, long version, byte[] key) {
        keys.put(new Entry(id, version), key);
    }

    void clear() {
        keys.invalidateAll();
    }
}
