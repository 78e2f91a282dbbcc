package io.guanhu.platform.keyring.tree;

import io.guanhu.platform.keyring.tree.page.Branch;
import io.guanhu.platform.keyring.tree.page.Leaf;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.PageSeal;
import io.guanhu.platform.keyring.tree.page.Slot;
import io.guanhu.platform.keyring.tree.page.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change that adds keys, or removes unused ones. Existing pages keep their own keys, and new
 * leaves are put below the pages above them. An owner's keys stay together in one leaf, which a few
 * owners share.
 */
public final class Growth {

    private final OpenPages pages;
    private final Map<UUID, Placed> placed;
    private final Map<PageId, Leaf> leaves = new HashMap<>();
    private final Map<PageId, Branch> branches = new HashMap<>();

    /** The keys of new pages; existing ones keep theirs. */
    private final Map<PageId, Branch.Child> newPages = new HashMap<>();

    private final Map<UUID, PageId> newOwners = new LinkedHashMap<>();
    private long leafCount;

    public Growth(OpenPages pages, Collection<Placed> placed) {
        this.pages = pages;
        this.placed = placed.stream().collect(Collectors.toMap(Placed::owner, Function.identity()));
        this.leafCount = pages.state().leaves();
    }

    /**
     * Creates the keys that an owner lacks.
     *
     * @param names the required names
     * @param atFirst further names for an owner without any keys, so that later work needs no
     *     change of the tree
     */
    public void provide(UUID owner, Set<String> names, Set<String> atFirst) {
        PageId known = leafOf(owner);
        OwnerKeys keys = known == null ? OwnerKeys.none(owner) : keysOf(owner);
        Set<String> wanted = new TreeSet<>(names);
        if (known == null) {
            wanted.addAll(atFirst);
        }
        wanted.removeAll(keys.living().keySet());
        if (wanted.isEmpty()) {
            return;
        }
        List<Slot> fresh = new ArrayList<>();
        for (String name : wanted) {
            fresh.add(fresh(keys, name));
        }
        add(owner, known, fresh);
    }

    /**
     * Creates the next key with a name without ending earlier ones, unless there is already one
     * newer than the given generation.
     */
    public void succeed(UUID owner, String name, int after) {
        OwnerKeys keys = keysOf(owner);
        if (keys.newest(name) <= after) {
            add(owner, leafOf(owner), List.of(fresh(keys, name)));
        }
    }

    /** Removes an owner's keys as if they had never existed, unless one of them was destroyed. */
    public void forget(UUID owner) {
        Placed before = placed.get(owner);
        if (before != null && before.marked().isEmpty()) {
            leaves.put(before.leaf(), leaf(before.leaf()).without(owner));
        }
    }

    private static Slot fresh(OwnerKeys keys, String name) {
        return new Slot(keys.owner(), name, keys.next(name).generation(), PageSeal.newKey());
    }

    private void add(UUID owner, @Nullable PageId known, List<Slot> fresh) {
        PageId leaf = known == null ? roomFor(fresh.size()) : known;
        leaves.put(leaf, leaf(leaf).with(fresh));
        if (known == null) {
            newOwners.put(owner, leaf);
        }
    }

    /** An owner's keys after the change. */
    public OwnerKeys keysOf(UUID owner) {
        PageId leaf = leafOf(owner);
        if (leaf == null) {
            return OwnerKeys.none(owner);
        }
        Placed before = placed.get(owner);
        return OwnerKeys.of(owner, leaf(leaf).of(owner), before == null ? Set.of() : before.marked());
    }

    /** The owners that were put into a leaf. */
    public Map<UUID, PageId> newOwners() {
        return newOwners;
    }

    public boolean changesNothing() {
        return leaves.isEmpty();
    }

    /** The pages that the change writes. */
    public List<PageRow> changed() {
        long revision = pages.state().revision() + 1;
        List<PageRow> rows = new ArrayList<>();
        leaves.forEach((id, leaf) -> {
            Branch.Child at = at(id);
            byte[] sealed = PageSeal.seal(id, at.version(), at.key(), leaf);
            rows.add(new PageRow(id, at.version(), revision, leaf.tally(), sealed));
        });
        branches.forEach((id, branch) -> {
            Branch.Child at = at(id);
            byte[] sealed = PageSeal.seal(id, at.version(), at.key(), branch);
            rows.add(new PageRow(id, at.version(), revision, Tally.ZERO, sealed));
        });
        return rows;
    }

    /** The tree after the change, with the given pages. */
    public TreeState state(List<PageRow> changed) {
        Tally tally = pages.state().tally();
        for (PageRow row : changed) {
            tally = tally.plus(row.tally());
            if (row.id().isLeaf() && !newPages.containsKey(row.id())) {
                tally = tally.minus(pages.row(row.id()).tally());
            }
        }
        return pages.state().changed(leafCount, tally);
    }

    private @Nullable PageId leafOf(UUID owner) {
        PageId fresh = newOwners.get(owner);
        Placed before = placed.get(owner);
        return fresh != null || before == null ? fresh : before.leaf();
    }

    private PageId roomFor(int slots) {
        if (leafCount > 0) {
            PageId last = PageId.leaf(leafCount - 1);
            if (leaf(last).slots().size() + slots <= PageId.FAN_OUT) {
                return last;
            }
        }
        PageId added = PageId.leaf(leafCount);
        add(added);
        leafCount++;
        leaves.put(added, Leaf.EMPTY);
        return added;
    }

    /** Puts a new page below its parent, which may be new as well. */
    private void add(PageId id) {
        PageId parent = id.parent();
        if (!parent.isIn(leafCount) && !newPages.containsKey(parent)) {
            branches.put(parent, Branch.EMPTY);
            add(parent);
        }
        Branch.Child fresh = new Branch.Child(PageSeal.newVersion(), PageSeal.newKey());
        newPages.put(id, fresh);
        branches.put(parent, branch(parent).with(Map.of(id, fresh)));
    }

    private Leaf leaf(PageId id) {
        Leaf changed = leaves.get(id);
        return changed == null ? pages.leaf(id) : changed;
    }

    private Branch branch(PageId id) {
        Branch changed = branches.get(id);
        return changed == null ? pages.branch(id) : changed;
    }

    private Branch.Child at(PageId id) {
        Branch.Child fresh = newPages.get(id);
        return fresh == null ? new Branch.Child(pages.row(id).version(), pages.key(id)) : fresh;
    }
}
