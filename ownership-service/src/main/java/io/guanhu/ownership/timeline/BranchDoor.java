package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What every door asks of a branch that somebody names. */
@Component
public class BranchDoor {

    private final ListedBranchStore store;

    BranchDoor(ListedBranchStore store) {
        this.store = store;
    }

    /**
     * Refuses what is new in a branch that is not on the list, or closed. In a transaction the
     * branch stays open until it ends.
     *
     * @param field that names the branch
     */
    public Mono<Void> requireOpen(String field, Branch branch) {
        return store.heldOpen(branch)
                .switchIfEmpty(Mono.error(ProblemException.invalid(field, "branch-unknown")))
                .filter(open -> open)
                .switchIfEmpty(Mono.error(ProblemException.invalid(field, "branch-closed")))
                .then();
    }

    /** Refuses to look where there was never a branch; the beginning of a path stands for many. */
    public Mono<Void> requireListed(String field, Branch beginning) {
        return store.anyWithin(beginning)
                .filter(any -> any)
                .switchIfEmpty(Mono.error(ProblemException.invalid(field, "branch-unknown")))
                .then();
    }
}
