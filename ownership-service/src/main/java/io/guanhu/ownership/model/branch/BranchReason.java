package io.guanhu.ownership.model.branch;

/** Why a branch was added, renamed, closed or reopened. */
public enum BranchReason {
    NEW_BRANCH,
    RENAMED,
    RELOCATED,
    MERGED,
    CLOSED_DOWN,
    RESUMED,
    CORRECTION
}
