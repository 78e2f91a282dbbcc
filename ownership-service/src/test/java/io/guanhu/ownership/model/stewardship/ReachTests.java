package io.guanhu.ownership.model.stewardship;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.assistant;
import static io.guanhu.ownership.model.Book.customerInPool;
import static io.guanhu.ownership.model.Book.customerOf;
import static io.guanhu.ownership.model.Book.manager;
import static io.guanhu.ownership.model.Book.owner;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.branch.Branch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTests {

    private static final Reach OWN = new Reach.Own("E1101", CHAOYANG);
    private static final Reach BEIJING = new Reach.Subtree(new Branch("BJ"));
    private static final Stewardship OURS = customerOf(owner("E1101", Period.from(YESTERDAY)));
    private static final Stewardship OF_A_COLLEAGUE = customerOf(owner("E1102", Period.from(YESTERDAY)));
    private static final Stewardship OF_SHANGHAI = customerOf(owner("E2101", Period.from(YESTERDAY)));

    @Test
    void aManagerReachesWhomTheyLookAfterInAnyRole() {
        assertThat(OWN.covers(OURS, NOW)).isTrue();
        assertThat(OWN.covers(customerOf(owner("E1102", Period.from(YESTERDAY)), assistant("E1101")), NOW))
                .isTrue();
        assertThat(OWN.covers(OF_A_COLLEAGUE, NOW)).isFalse();
        assertThat(OWN.covers(customerInPool(), NOW)).isFalse();
    }

    @Test
    void aManagerReachesACustomerForTheTimeOfTheAssignmentOnly() {
        var tillTomorrow = customerOf(owner("E1101", new Period(NOW, TOMORROW)));

        assertThat(OWN.covers(tillTomorrow, YESTERDAY)).isFalse();
        assertThat(OWN.covers(tillTomorrow, NOW)).isTrue();
        assertThat(OWN.covers(tillTomorrow, TOMORROW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"BJ/CHAOYANG/001, true", "BJ/CHAOYANG, false", "BJ/CHAOYANG/001/A, false", "SH/PUDONG/001, false"})
    void aManagerReachesThePoolOfTheirOwnBranchAlone(String branch, boolean covered) {
        assertThat(OWN.covers(new Branch(branch))).isEqualTo(covered);
    }

    @Test
    void aManagerReadsNoBookButTheirOwn() {
        assertThat(OWN.coversBookOf(manager("E1101"))).isTrue();
        assertThat(OWN.coversBookOf(manager("E1102"))).isFalse();
    }

    @Test
    void aLeadReachesEverythingUnderTheirBranch() {
        assertThat(BEIJING.covers(OURS, NOW)).isTrue();
        assertThat(BEIJING.covers(customerInPool(), NOW)).isTrue();
        assertThat(BEIJING.covers(CHAOYANG)).isTrue();
        assertThat(BEIJING.coversBookOf(manager("E1102"))).isTrue();
    }

    @Test
    void aLeadReachesNothingElsewhere() {
        assertThat(BEIJING.covers(OF_SHANGHAI, NOW)).isFalse();
        assertThat(BEIJING.covers(customerOf(), NOW)).isFalse();
        assertThat(BEIJING.covers(PUDONG)).isFalse();
        assertThat(BEIJING.coversBookOf(manager("E2101"))).isFalse();
    }

    @Test
    void headOfficeReachesEverything() {
        var everything = new Reach.Everything();

        assertThat(everything.covers(customerOf(), NOW)).isTrue();
        assertThat(everything.covers(PUDONG)).isTrue();
        assertThat(everything.coversBookOf(manager("E2101"))).isTrue();
    }

    @Test
    void whoHasNoRoleReachesNothing() {
        var nothing = new Reach.Nothing();

        assertThat(nothing.covers(OURS, NOW)).isFalse();
        assertThat(nothing.covers(CHAOYANG)).isFalse();
        assertThat(nothing.coversBookOf(manager("E1101"))).isFalse();
    }
}
