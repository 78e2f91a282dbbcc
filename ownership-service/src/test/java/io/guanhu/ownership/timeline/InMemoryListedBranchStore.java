package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.platform.testing.Memory;
import java.util.Map;
import reactor.core.publisher.Mono;

final class InMemoryListedBranchStore extends ListedBranchStore {

    /** Whether each is open. */
    final Map<Branch, Boolean> branches;

    InMemoryListedBranchStore(Memory memory) {
        super(Memory.noDatabase());
        branches = memory.rows();
    }

    @Override
    Mono<Boolean> heldOpen(Branch branch) {
        return Mono.fromSupplier(() -> branches.get(branch));
    }

    @Override
    Mono<Boolean> anyWithin(Branch beginning) {
        return Mono.fromSupplier(() -> branches.keySet().stream().anyMatch(beginning::covers));
    }
}
