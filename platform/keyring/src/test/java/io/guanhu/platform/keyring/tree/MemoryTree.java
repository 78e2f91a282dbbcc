package io.guanhu.platform.keyring.tree;

import io.guanhu.platform.keyring.tree.page.Branch;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A tree in maps that forgets nothing: every page as it ever was, as a disk may keep it. */
final class MemoryTree {

    private final Map<PageId, PageRow> pages = new HashMap<>();
    private final Map<UUID, PageId> leaves = new HashMap<>();
    private final Map<UUID, Set<Slot.Name>> marked = new HashMap<>();
    final List<PageRow> everWritten = new ArrayList<>();
    TreeState state = new TreeState(new UUID(0, 0), 0, 0, 0, newRoot().root(), Tally.ZERO);
    Rekeying.NewRoot root;
    private long epoch;

    MemoryTree() {
        root = newRoot();
        PageRow first = new PageRow(
                PageId.ROOT,
                root.root().pageVersion(),
                1,
                Tally.ZERO,
                PageSeal.seal(PageId.ROOT, root.root().pageVersion(), root.key(), Branch.EMPTY));
        write(List.of(first));
        state = new TreeState(UUID.randomUUID(), 0, 1, 0, root.root(), Tally.ZERO);
    }

    static Rekeying.NewRoot newRoot() {
        byte[] key = PageSeal.newKey();
        return new Rekeying.NewRoot(new TreeState.Root("in the test", new byte[0], PageSeal.newVersion()), key);
    }

    OwnerKeys provide(UUID owner, Set<String> names) {
        Growth growth = new Growth(open(root), placed(Set.of(owner)));
        growth.provide(owner, names, Set.of("A", "B", "C"));
        List<PageRow> changed = growth.changed();
        if (!growth.changesNothing()) {
            write(changed);
            leaves.putAll(growth.newOwners());
            state = growth.state(changed);
        }
        return growth.keysOf(owner);
    }

    OwnerKeys find(UUID owner) {
        return new Growth(open(root), placed(Set.of(owner))).keysOf(owner);
    }

    void destroy(UUID owner, String name) {
        Slot living = find(owner).living().get(name);
        if (living != null) {
            marked.computeIfAbsent(owner, _ -> new HashSet<>()).add(living.id());
        }
    }

    /** An epoch, in which all marked keys die; some leaves at a time. */
    void endEpoch(int leavesAtOnce) {
        List<PageId> touched = marked.keySet().stream()
                .map(owner -> Objects.requireNonNull(leaves.get(owner)))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Set<Slot.Name> dead = marked.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        epoch++;
        while (touched.size() > leavesAtOnce) {
            // Interim roots are wrapped under the old version: known to anyone who has that one.
            List<PageId> some = touched.subList(0, leavesAtOnce);
            rekey(List.copyOf(some), dead);
            some.clear();
        }
        rekey(touched, dead);
    }

    private void rekey(Collection<PageId> touched, Set<Slot.Name> dead) {
        Rekeying.NewRoot next = newRoot();
        Rekeying done = Rekeying.of(open(root), touched, dead, next, epoch);
        write(done.pages());
        root = next;
        state = done.state();
    }

    private void write(List<PageRow> changed) {
        changed.forEach(row -> pages.put(row.id(), row));
        everWritten.addAll(changed);
    }

    private List<Placed> placed(Set<UUID> owners) {
        return owners.stream()
                .filter(leaves::containsKey)
                .map(owner -> new Placed(
                        owner, Objects.requireNonNull(leaves.get(owner)), marked.getOrDefault(owner, Set.of())))
                .toList();
    }

    OpenPages open(Rekeying.NewRoot with) {
        return new OpenPages(
                state,
                new Keys(with),
                ids -> ids.stream().map(pages::get).filter(Objects::nonNull).toList());
    }

    /** Whether one of the children's keys was not known before. */
    private static boolean addKeys(Branch branch, Map<String, byte[]> keys) {
        boolean more = false;
        for (var child : branch.children().entrySet()) {
            String name = name(child.getKey(), child.getValue().version());
            more |= keys.putIfAbsent(name, child.getValue().key()) == null;
        }
        return more;
    }

    /** What somebody with only this root's key can open of everything ever written. */
    Set<Slot.Name> openedBy(Rekeying.NewRoot with) {
        Set<Slot.Name> found = new HashSet<>();
        Map<String, byte[]> keys = new HashMap<>();
        keys.put(name(PageId.ROOT, with.root().pageVersion()), with.key());
        boolean more = true;
        while (more) {
            more = false;
            for (PageRow row : everWritten) {
                byte[] key = keys.get(name(row.id(), row.version()));
                if (key == null) {
                    continue;
                }
                if (row.id().isLeaf()) {
                    PageSeal.openLeaf(row.id(), row.version(), key, row.sealed())
                            .slots()
                            .forEach(slot -> found.add(slot.id()));
                } else {
                    Branch branch = PageSeal.openBranch(row.id(), row.version(), key, row.sealed());
                    more |= addKeys(branch, keys);
                }
            }
        }
        return found;
    }

    private static String name(PageId id, long version) {
        return id.value() + "/" + version;
    }

    private static final class Keys implements OpenPages.PageKeys {

        private final Map<String, byte[]> keys = new HashMap<>();

        Keys(Rekeying.NewRoot root) {
            put(PageId.ROOT, root.root().pageVersion(), root.key());
        }

        @Override
        public byte @Nullable [] get(PageId id, long version) {
            return keys.get(name(id, version));
        }

        @Override
        public void put(PageId id, long version, byte[] key) {
            keys.put(name(id, version), key);
        }
    }
}
