package io.guanhu.ownership.branch;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.ListedBranch;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the list of branches.
 *
 * @param branches the branches on the list at the first start
 */
@ConfigurationProperties("guanhu.ownership")
record BranchProperties(@DefaultValue List<Initial> branches) {

    BranchProperties {
        branches = List.copyOf(branches);
    }

    /** A branch of a new installation. */
    record Initial(String path, String name, String nameEn) {

        Initial {
            if (!Branch.wellFormed(path)
                    || !ListedBranch.flawOf(name).isEmpty()
                    || !ListedBranch.flawOf(nameEn).isEmpty()) {
                throw new IllegalArgumentException("guanhu.ownership.branches: each has a path, a name and a name-en");
            }
        }
    }
}
