package io.guanhu.customer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.permission.Relation;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachTests {

    private static final UUID ID = new UUID(0, 7);

    @Test
    void aManagerReachesTheirOwnCustomers() {
        assertThat(Reach.of(Set.of(Relation.OWN), "E1101", "BJ/CHAOYANG/001", null))
                .isEqualTo(new Reach(false, "E1101", null, null));
    }

    @Test
    void aLeadReachesTheirBranchAndWhatIsUnderIt() {
        assertThat(Reach.of(Set.of(Relation.BRANCH), "E1190", "BJ/CHAOYANG", null))
                .isEqualTo(new Reach(false, null, "BJ/CHAOYANG", null));
    }

    @Test
    void aManagerWhoLeadsReachesBoth() {
        assertThat(Reach.of(Set.of(Relation.BRANCH, Relation.OWN), "E1190", "BJ/CHAOYANG", null))
                .isEqualTo(new Reach(false, "E1190", "BJ/CHAOYANG", null));
    }

    @Test
    void headOfficeReachesEveryone() {
        assertThat(Reach.of(Set.of(Relation.ALL), "E9001", "HQ", null).everyone())
                .isTrue();
    }

    @Test
    void aCustomerReachesNobodyElse() {
        Reach reach = Reach.of(Set.of(Relation.SELF), null, null, ID);

        assertThat(reach).isEqualTo(new Reach(false, null, null, ID));
        assertThat(reach.isNone()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Relation.class,
            names = {"YES", "FILED", "RECEIVED"})
    void otherRelationsReachNobody(Relation relation) {
        assertThat(Reach.of(Set.of(relation), "E9201", "HQ", ID).isNone()).isTrue();
    }

    @Test
    void claimsWithoutARelationReachNobody() {
        assertThat(Reach.of(Set.of(), "E1101", "BJ", ID)).isEqualTo(Reach.NONE);
        assertThat(Reach.of(Set.of(Relation.OWN), null, null, null)).isEqualTo(Reach.NONE);
    }
}
