package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Checks the branches that requests name. */
@Component
public class BranchCheck {

    private final ListedBranchStore store;

    BranchCheck(ListedBranchStore store) {
        this.store = store;
    }

    /**
     * Refuses something new in a branch that is not on the list, or is closed. Within a
     * transaction, the branch cannot be closed until it ends.
     *
     * @param field the field that names the branch
     */
    public Mono<Void> requireOpen(String field, Branch branch) {
        return store.heldOpen(branch)
                .switchIfEmpty(Mono.error(ProblemException.invalid(field, "branch-unknown")))
                .filter(open -> open)
                .switchIfEmpty(Mono.error(ProblemException.invalid(field, "branch-closed")))
                .then();
    }

    /**
     * Refuses a search in a branch that never existed; the beginning of a path covers all below it.
     */
    public Mono<Void> requireListed(String field, Branch beginning) {
        return store.anyWithin(beginning)
                .filter(any -> any)
                .switchIfEmpty(Mono.error(ProblemException.invalid(field, "branch-unknown")))
                .then();
    }
}
