package io.guanhu.platform.keyring.tree;

import java.util.Set;
import java.util.UUID;

/**
 * Where an owner's keys are.
 *
 * @param marked those of its keys that were destroyed
 */
public record Placed(UUID owner, PageId leaf, Set<Slot.Name> marked) {

    public Placed {
        marked = Set.copyOf(marked);
    }
}
