package io.guanhu.platform.keyring.tree;

import io.guanhu.platform.keyring.tree.page.PageId;
import io.guanhu.platform.keyring.tree.page.Slot;
import java.util.Set;
import java.util.UUID;

/**
 * The place of an owner's keys.
 *
 * @param marked the owner's keys that were destroyed
 */
public record Placed(UUID owner, PageId leaf, Set<Slot.Name> marked) {

    public Placed {
        marked = Set.copyOf(marked);
    }
}
