package io.guanhu.platform.keyring.tree.page;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One key in a leaf.
 *
 * @param generation counted from 1; after a key was destroyed, the name gets the next one
 * @param key 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Slot(UUID owner, String name, int generation, byte[] key) {

    /** The length of every key in the tree. */
    public static final int KEY_BYTES = 32;

    static final int NAME_BYTES = 48;

    public Slot {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > NAME_BYTES) {
            throw new IllegalArgumentException("A slot's name has 1 to 48 bytes");
        }
        if (generation < 1) {
            throw new IllegalArgumentException("Generations count from 1");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("A key has 32 bytes");
        }
    }

    public Name id() {
        return new Name(owner, name, generation);
    }

    /** Identifies a slot. */
    public record Name(UUID owner, String name, int generation) {}

    @Override
    public String toString() {
        return "Slot[" + name + " " + generation + "]";
    }
}
