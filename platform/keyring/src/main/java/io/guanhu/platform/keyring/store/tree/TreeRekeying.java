package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.tree.OpenPages;
import io.guanhu.platform.keyring.tree.Rekeying;
import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Gives new keys to what an epoch touched. Many leaves are processed in batches, because nothing
 * can be added to the tree meanwhile. All but the last batch are under the old root, so the new
 * root never leads to a page that is still to be processed.
 */
public final class TreeRekeying {

    private final KeyTree tree;
    private final int leavesAtOnce;

    public TreeRekeying(KeyTree tree, int leavesAtOnce) {
        this.tree = tree;
        this.leavesAtOnce = leavesAtOnce;
    }

    /** The tree before and after. */
    public record Switched(TreeState before, TreeState after, long pages, long removed) {}

    /**
     * Moves the tree to a new root.
     *
     * @param version the version of the new root, which must already be registered
     * @param noting records the switch within its transaction; called with the epoch and the result
     */
    public void run(long epoch, String version, BiConsumer<Long, Switched> noting) {
        long pages = 0;
        long removed = 0;
        while (tree.destroyed().leaves(epoch, leavesAtOnce + 1).size() > leavesAtOnce) {
            TreeState state = tree.state().orElseThrow();
            Rekeying.NewRoot interim =
                    tree.roots().make(state.id(), state.root().version());
            Rekeying done = inOneChange(epoch, interim, state.epoch(), (_, _) -> {});
            pages += done.pages().size();
            removed += done.removed();
        }
        long pagesBefore = pages;
        long removedBefore = removed;
        Rekeying.NewRoot last = tree.roots().make(tree.state().orElseThrow().id(), version);
        inOneChange(
                epoch,
                last,
                epoch,
                (before, done) -> noting.accept(
                        epoch,
                        new Switched(
                                before,
                                done.state(),
                                pagesBefore + done.pages().size(),
                                removedBefore + done.removed())));
    }

    private Rekeying inOneChange(
            long epoch, Rekeying.NewRoot root, long rootEpoch, BiConsumer<TreeState, Rekeying> noting) {
        return tree.retrying(() -> tree.database().transaction(() -> {
            TreeState before = tree.pages().lockTree();
            Rekeying done = rekey(before, epoch, root, rootEpoch);
            noting.accept(before, done);
            return done;
        }));
    }

    private Rekeying rekey(TreeState before, long epoch, Rekeying.NewRoot root, long rootEpoch) {
        OpenPages open = new OpenPages(before, tree.keys(), tree.pages()::pages);
        List<PageId> leaves = tree.destroyed().leaves(epoch, leavesAtOnce);
        Set<Slot.Name> dead = leaves.isEmpty() ? Set.of() : tree.destroyed().in(leaves, epoch);
        Rekeying done = Rekeying.of(open, leaves, dead, root, rootEpoch);
        tree.pages().supersede(epoch, done.superseded());
        tree.pages().save(done.pages());
        tree.pages().saveTree(done.state());
        if (!dead.isEmpty()) {
            tree.destroyed().removed(dead);
        }
        return done;
    }
}
