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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an epoch does to the tree: destroyed keys are removed from their leaves, and every page on
 * the way from these to the root gets a new key. Therefore no page reachable from the new root was
 * ever sealed with a key that such a page had while it contained a destroyed key. The new root
 * alone opens none of those earlier pages.
 *
 * @param pages the pages with their new keys
 * @param superseded the same pages as they were before
 * @param state the tree afterwards
 * @param removed how many keys were removed
 */
public record Rekeying(List<PageRow> pages, List<PageRow> superseded, TreeState state, long removed) {

    /**
     * A new key for the root page.
     *
     * @param root the version that wraps it, and the wrapped key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record NewRoot(TreeState.Root root, byte[] key) {

        @Override
        public String toString() {
            return "NewRoot[" + root + "]";
        }
    }

    /**
     * Gives new keys to the root and to the paths of the given leaves.
     *
     * @param dead all destroyed keys that may still be in these leaves
     */
    public static Rekeying of(
            OpenPages pages, Collection<PageId> leaves, Set<Slot.Name> dead, NewRoot newRoot, long epoch) {
        Set<PageId> touched = new TreeSet<>(PageId.topDown().reversed());
        touched.add(PageId.ROOT);
        for (PageId leaf : leaves) {
            touched.add(leaf);
            leaf.ancestors().forEach(touched::add);
        }
        pages.preload(touched);
        return new Run(pages, dead, newRoot).over(touched, epoch);
    }

    /** From the leaves up, because a parent contains the new keys of its children. */
    private static final class Run {

        private final OpenPages pages;
        private final Set<Slot.Name> dead;
        private final NewRoot newRoot;
        private final long revision;
        private final Map<PageId, Map<PageId, Branch.Child>> newChildren = new HashMap<>();
        private final List<PageRow> written = new ArrayList<>();
        private final List<PageRow> superseded = new ArrayList<>();
        private Tally tally;

        Run(OpenPages pages, Set<Slot.Name> dead, NewRoot newRoot) {
            this.pages = pages;
            this.dead = dead;
            this.newRoot = newRoot;
            this.revision = pages.state().revision() + 1;
            this.tally = pages.state().tally();
        }

        Rekeying over(Set<PageId> bottomUp, long epoch) {
            for (PageId id : bottomUp) {
                superseded.add(pages.row(id));
                written.add(id.isLeaf() ? leaf(id) : branch(id));
            }
            TreeState before = pages.state();
            TreeState after = before.changed(before.leaves(), tally).under(newRoot.root(), epoch);
            return new Rekeying(written, superseded, after, before.tally().count() - tally.count());
        }

        private PageRow leaf(PageId id) {
            Leaf left = pages.leaf(id).without(dead);
            Tally sum = left.tally();
            tally = tally.minus(pages.row(id).tally()).plus(sum);
            Branch.Child fresh = fresh(id);
            return new PageRow(
                    id, fresh.version(), revision, sum, PageSeal.seal(id, fresh.version(), fresh.key(), left));
        }

        private PageRow branch(PageId id) {
            Branch branch = pages.branch(id).with(newChildren.getOrDefault(id, Map.of()));
            Branch.Child fresh = fresh(id);
            return new PageRow(
                    id, fresh.version(), revision, Tally.ZERO, PageSeal.seal(id, fresh.version(), fresh.key(), branch));
        }

        private Branch.Child fresh(PageId id) {
            if (id.isRoot()) {
                return new Branch.Child(newRoot.root().pageVersion(), newRoot.key());
            }
            Branch.Child fresh = new Branch.Child(PageSeal.newVersion(), PageSeal.newKey());
            newChildren.computeIfAbsent(id.parent(), _ -> new TreeMap<>()).put(id, fresh);
            return fresh;
        }
    }
}
