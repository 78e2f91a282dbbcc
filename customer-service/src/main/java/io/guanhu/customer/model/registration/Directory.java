package io.guanhu.customer.model.registration;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the branches and managers that somebody names.
 *
 * @param open whether a branch is open, of those that are on the list
 * @param managers of those that are on the list
 * @param allBranches whether no branch is missing in what is known
 * @param allManagers whether no manager is
 */
public record Directory(
        Map<String, Boolean> open, Map<String, KnownManager> managers, boolean allBranches, boolean allManagers) {

    public Directory {
        open = Map.copyOf(open);
        managers = Map.copyOf(managers);
    }

    /** A manager of the list. */
    public record KnownManager(String branch, boolean active) {}

    /** Whether it cannot be told yet if there is such a branch, or such a manager. */
    public boolean cannotTell(@Nullable String branch, @Nullable String manager) {
        return (branch != null && !allBranches && !open.containsKey(branch))
                || (manager != null && !allManagers && !managers.containsKey(manager));
    }

    /** The code of what speaks against something new in a branch. */
    public Optional<String> objectionToBranch(String branch) {
        Boolean isOpen = open.get(branch);
        if (isOpen == null) {
            return Optional.of("branch-unknown");
        }
        return isOpen ? Optional.empty() : Optional.of("branch-closed");
    }

    /**
     * The code of what speaks against a manager for a new customer.
     *
     * @param branch of the customer; absent if that is wrong itself
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
