package io.guanhu.customer.model.registration;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the branches and managers that a request names.
 *
 * @param open for each branch on the list, whether it is open
 * @param managers the managers on the list
 * @param allBranches whether all branches are known
 * @param allManagers whether all managers are known
 */
public record Directory(
        Map<String, Boolean> open, Map<String, KnownManager> managers, boolean allBranches, boolean allManagers) {

    public Directory {
        open = Map.copyOf(open);
        managers = Map.copyOf(managers);
    }

    /** A manager on the list. */
    public record KnownManager(String branch, boolean active) {}

    /** Whether it is still unknown if such a branch or manager exists. */
    public boolean isUndecided(@Nullable String branch, @Nullable String manager) {
        return (branch != null && !allBranches && !open.containsKey(branch))
                || (manager != null && !allManagers && !managers.containsKey(manager));
    }

    /** The code of the objection to using a branch for something new. */
    public Optional<String> objectionToBranch(String branch) {
        Boolean isOpen = open.get(branch);
        if (isOpen == null) {
            return Optional.of("branch-unknown");
        }
        return isOpen ? Optional.empty() : Optional.of("branch-closed");
    }

    /**
     * The code of the objection to a manager for a new customer.
     *
     * @param branch the customer's branch; absent if it is invalid itself
     */
    public Optional<String> objectionToManager(String manager, @Nullable String branch) {
        KnownManager known = managers.get(manager);
        if (known == null) {
            return Optional.of("manager-unknown");
        }
        if (!known.active()) {
            return Optional.of("manager-inactive");
        }
        return branch == null || known.branch().equals(branch)
                ? Optional.empty()
                : Optional.of("manager-of-other-branch");
    }
}
