package io.guanhu.ownership.model.branch;

import io.guanhu.ownership.model.Decision;
import io.guanhu.ownership.model.Refusal;
import java.util.UUID;

/**
 * A branch on the list. Branches are closed but never removed, so that their history stays valid.
 *
 * @param name the name in Chinese
 * @param nameEn the name in English
 */
public record ListedBranch(UUID id, Branch branch, String name, String nameEn, boolean open, long version) {

    private static final int LONGEST_NAME = 100;

    /** The code of what is wrong with a name; empty if it is valid. */
    public static String flawOf(String name) {
        if (name.isBlank()) {
            return "required";
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return "too-long";
        }
        return name.chars().anyMatch(Character::isISOControl) ? "malformed" : "";
    }

    public Decision<ListedBranch> rename(String chinese, String english) {
        return open
                ? Decision.accepted(new ListedBranch(id, branch, chinese, english, true, version + 1))
                : Decision.refused(Refusal.BRANCH_CLOSED);
    }

    /** Accepts nothing new from now on; customers and managers stay until they are moved. */
    public Decision<ListedBranch> close() {
        return open
                ? Decision.accepted(new ListedBranch(id, branch, name, nameEn, false, version + 1))
                : Decision.refused(Refusal.BRANCH_CLOSED);
    }

    public Decision<ListedBranch> reopen() {
        return open
                ? Decision.refused(Refusal.BRANCH_OPEN)
                : Decision.accepted(new ListedBranch(id, branch, name, nameEn, true, version + 1));
    }
}
