package io.guanhu.platform.keyring.store.tree;

import io.guanhu.platform.keyring.tree.TreeState;
import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.PageRow;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Fills an empty key store with a tree from elsewhere. */
public final class TreeWriting {

    private final KeyTree tree;

    public TreeWriting(KeyTree tree) {
        this.tree = tree;
    }

    public boolean isEmpty() {
        return tree.state().isEmpty();
    }

    /**
     * Writes everything or nothing.
     *
     * @param owners the leaf of each owner's keys
     * @param dead the epoch in which each destroyed key ended or will end
     */
    public void fill(TreeState state, Collection<PageRow> pages, Map<UUID, PageId> owners, Map<Slot.Name, Long> dead) {
        boolean _ = tree.database().transaction(() -> {
            if (!tree.pages().insertTree(state)) {
                throw new IllegalStateException("A tree exists already");
            }
            tree.pages().save(List.copyOf(pages));
            tree.pages().place(owners);
            dead.keySet().stream()
                    .collect(Collectors.groupingBy(dead::get))
                    .forEach((epoch, keys) -> tree.destroyed().insert(keys, epoch));
            tree.destroyed()
                    .removed(dead.entrySet().stream()
                            .filter(each -> each.getValue() <= state.epoch())
                            .map(Map.Entry::getKey)
                            .toList());
            tree.destroyed().continueAfter(state.epoch());
            return true;
        });
    }
}
