package io.guanhu.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.guanhu.platform.permission.Relation;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTests {

    private static final Caller MANAGER_AND_OPERATIONS = new Caller(
            "s",
            "console",
            Set.of(Roles.RELATIONSHIP_MANAGER, Roles.OPERATIONS),
            "E1101",
            "BJ",
            null,
            "2",
            null,
            Set.of());

    @Test
    void reachesNobodyWithoutAPermission() {
        assertThat(MANAGER_AND_OPERATIONS.relations()).isEmpty();
    }

    @Test
    void reachesWhomThePermissionSaysAndForgetsTheOneBefore() {
        Caller reading = MANAGER_AND_OPERATIONS.with("customer.read");
        Caller revealing = reading.with("customer.reveal");
        assertThat(reading.reaches(Relation.ALL)).isTrue();
        assertThat(revealing.relations()).containsExactly(Relation.OWN);
        assertThat(revealing.roles()).isEqualTo(MANAGER_AND_OPERATIONS.roles());
    }

    @Test
    void mayWhatAnyOfTheRolesMay() {
        assertThat(MANAGER_AND_OPERATIONS.may("customer.close")).isTrue();
        assertThat(MANAGER_AND_OPERATIONS.may("legal-hold.place")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> MANAGER_AND_OPERATIONS.may("customer.fly"));
    }

    @Test
    void nobodyActsAsACustomerOrAsStaffWhomTheTokenDoesNotName() {
        var nobody =
                new Caller("s", "app", Set.of(Roles.CUSTOMER, Roles.OPERATIONS), null, "HQ", null, "2", null, Set.of());
        assertThat(nobody.permissions()).isEmpty();
        assertThat(nobody.may("customer.search")).isFalse();
        assertThat(nobody.with("privacy-request.list").relations()).isEmpty();
    }

    @Test
    void aServiceReachesNobodysRecords() {
        assertThat(Caller.service("privacy-service").with("customer.read").relations())
                .isEmpty();
    }
}
