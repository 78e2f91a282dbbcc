package io.guanhu.ownership.model.stewardship;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyPooledTests {

    @ParameterizedTest
    @CsvSource({
        "BJ/CHAOYANG/001, true, true, ",
        "BJ/CHAOYANG/001, true, false, BRANCH_CLOSED",
        "SH/PUDONG/001, true, true, MANAGER_OF_OTHER_BRANCH",
        "BJ/CHAOYANG/001, false, true, MANAGER_INACTIVE",
        "SH/PUDONG/001, false, false, MANAGER_INACTIVE"
    })
    void givesANewCustomerToAnActiveManagerOfTheBranch(
            String branch, boolean active, boolean open, @Nullable WhyPooled objection) {
        var asked = new Manager("E1101", "Manager", CHAOYANG, active, open);
        assertThat(WhyPooled.objection(Optional.of(asked), new Branch(branch)))
                .isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void givesNobodyToAManagerWhoIsNotKnown() {
        assertThat(WhyPooled.objection(Optional.empty(), CHAOYANG)).contains(WhyPooled.MANAGER_UNKNOWN);
    }
}
