package io.guanhu.customer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTests {

    private static final UUID ID = new UUID(0, 7);

    @Test
    void aManagerReachesTheirOwnCustomers() {
        assertThat(Reach.of(Set.of("relationship-manager"), "E1101", "BJ/CHAOYANG/001", null))
                .isEqualTo(new Reach(false, "E1101", null, null));
    }

    @Test
    void aLeadReachesTheirBranchAndWhatIsUnderIt() {
        assertThat(Reach.of(Set.of("team-lead"), "E1190", "BJ/CHAOYANG", null))
                .isEqualTo(new Reach(false, null, "BJ/CHAOYANG", null));
    }

    @Test
    void aManagerWhoLeadsReachesBoth() {
        assertThat(Reach.of(Set.of("team-lead", "relationship-manager"), "E1190", "BJ/CHAOYANG", null))
                .isEqualTo(new Reach(false, "E1190", "BJ/CHAOYANG", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations", "compliance-officer"})
    void headOfficeReachesEveryone(String role) {
        assertThat(Reach.of(Set.of(role), "E9001", "HQ", null).everyone()).isTrue();
    }

    @Test
    void aCustomerReachesNobodyElse() {
        Reach reach = Reach.of(Set.of("customer"), null, null, ID);

        assertThat(reach).isEqualTo(new Reach(false, null, null, ID));
        assertThat(reach.isNone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "administrator", "service", "core-banking", "stranger"})
    void othersReachNobody(String role) {
        assertThat(Reach.of(Set.of(role), "E9201", "HQ", ID).isNone()).isTrue();
    }

    @Test
    void claimsWithoutTheRoleReachNobody() {
        assertThat(Reach.of(Set.of(), "E1101", "BJ", ID)).isEqualTo(Reach.NONE);
        assertThat(Reach.of(Set.of("relationship-manager"), null, null, null)).isEqualTo(Reach.NONE);
    }
}
