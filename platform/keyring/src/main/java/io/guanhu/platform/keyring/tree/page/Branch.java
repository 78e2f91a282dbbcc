package io.guanhu.platform.keyring.tree.page;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The content of a page above the leaves: the keys of the pages below it. */
public record Branch(SortedMap<PageId, Child> children) {

    public static final Branch EMPTY = new Branch(new TreeMap<>());

    private static final byte FORMAT = 2;
    private static final int CHILD_BYTES = 8 + 8 + Slot.KEY_BYTES;

    /**
     * A child page.
     *
     * @param version the page's current key version
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Child(long version, byte[] key) {

        @Override
        public String toString() {
            return "Child[version " + version + "]";
        }
    }

    public Branch {
        children = Collections.unmodifiableSortedMap(new TreeMap<>(children));
    }

    public Branch with(Map<PageId, Child> changed) {
        SortedMap<PageId, Child> all = new TreeMap<>(children);
        all.putAll(changed);
        return new Branch(all);
    }

    public @Nullable Child child(PageId id) {
        return children.get(id);
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(5 + children.size() * CHILD_BYTES);
        bytes.put(FORMAT).putInt(children.size());
        children.forEach((id, child) ->
                bytes.putLong(id.value()).putLong(child.version()).put(child.key()));
        return bytes.array();
    }

    static Branch decode(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        if (bytes.get() != FORMAT) {
            throw new PageBrokenException("A branch has an unknown format");
        }
        SortedMap<PageId, Child> children = new TreeMap<>();
        int count = bytes.getInt();
        for (int i = 0; i < count; i++) {
            PageId id = new PageId(bytes.getLong());
            long version = bytes.getLong();
            byte[] key = new byte[Slot.KEY_BYTES];
            bytes.get(key);
            children.put(id, new Child(version, key));
        }
        return new Branch(children);
    }

    @Override
    public String toString() {
        return "Branch[" + children.size() + " children]";
    }
}
