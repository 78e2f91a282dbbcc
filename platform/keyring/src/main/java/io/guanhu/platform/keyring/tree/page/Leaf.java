package io.guanhu.platform.keyring.tree.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The content of a page at level 0: the slots of a few owners. */
public record Leaf(List<Slot> slots) {

    public static final Leaf EMPTY = new Leaf(List.of());

    private static final byte FORMAT = 1;
    private static final int OWNER_BYTES = 17;
    private static final int SLOT_BYTES = 1 + Slot.NAME_BYTES + 4 + Slot.KEY_BYTES;

    public Leaf {
        slots = List.copyOf(slots);
    }

    public Leaf with(Collection<Slot> more) {
        List<Slot> all = new ArrayList<>(slots);
        all.addAll(more);
        return new Leaf(all);
    }

    public Leaf without(Set<Slot.Name> dead) {
        return new Leaf(slots.stream().filter(slot -> !dead.contains(slot.id())).toList());
    }

    public Leaf without(UUID owner) {
        return new Leaf(
                slots.stream().filter(slot -> !slot.owner().equals(owner)).toList());
    }

    public List<Slot> of(UUID owner) {
        return slots.stream().filter(slot -> slot.owner().equals(owner)).toList();
    }

    public Tally tally() {
        Tally tally = Tally.ZERO;
        for (Slot slot : slots) {
            tally = tally.plus(Tally.of(slot));
        }
        return tally;
    }

    /** Owner by owner, each followed by its slots. */
    byte[] encode() {
        Map<UUID, List<Slot>> byOwner = new LinkedHashMap<>();
        slots.forEach(slot ->
                byOwner.computeIfAbsent(slot.owner(), _ -> new ArrayList<>()).add(slot));
        ByteBuffer bytes = ByteBuffer.allocate(3 + byOwner.size() * OWNER_BYTES + slots.size() * SLOT_BYTES);
        bytes.put(FORMAT).putShort((short) byOwner.size());
        byOwner.forEach((owner, theirs) -> {
            bytes.putLong(owner.getMostSignificantBits());
            bytes.putLong(owner.getLeastSignificantBits());
            bytes.put((byte) theirs.size());
            theirs.forEach(slot -> put(bytes, slot));
        });
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void put(ByteBuffer bytes, Slot slot) {
        byte[] name = slot.name().getBytes(UTF_8);
        bytes.put((byte) name.length).put(name).putInt(slot.generation()).put(slot.key());
    }

    static Leaf decode(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        if (bytes.get() != FORMAT) {
            throw new PageBrokenException("A leaf has an unknown format");
        }
        List<Slot> slots = new ArrayList<>();
        int owners = Short.toUnsignedInt(bytes.getShort());
        for (int i = 0; i < owners; i++) {
            UUID owner = new UUID(bytes.getLong(), bytes.getLong());
            int theirs = Byte.toUnsignedInt(bytes.get());
            for (int k = 0; k < theirs; k++) {
                slots.add(slot(owner, bytes));
            }
        }
        return new Leaf(slots);
    }

    private static Slot slot(UUID owner, ByteBuffer bytes) {
        byte[] name = new byte[bytes.get()];
        bytes.get(name);
        int generation = bytes.getInt();
        byte[] key = new byte[Slot.KEY_BYTES];
        bytes.get(key);
        return new Slot(owner, new String(name, UTF_8), generation, key);
    }

    @Override
    public String toString() {
        return "Leaf[" + slots.size() + " slots]";
    }
}
