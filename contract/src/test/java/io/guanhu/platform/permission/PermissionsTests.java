package io.guanhu.platform.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTests {

    private final Permissions table = Permissions.table();

    @Test
    void readsARowAsItStands() {
        Permission reveal = table.named("customer.reveal");
        assertThat(reveal.roles())
                .containsEntry("relationship-manager", Relation.OWN)
                .containsEntry("team-lead", Relation.BRANCH)
                .containsEntry("compliance-officer", Relation.ALL)
                .hasSize(3);
        assertThat(reveal.services()).isEmpty();
        assertThat(reveal.secondFactor()).isTrue();
        assertThat(reveal.meaningInChinese()).contains("明文");
    }

    @Test
    void everyRowSaysWhoMayAndWhatItMeans() {
        assertThat(table.all()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.roles().isEmpty() && row.services().isEmpty())
                    .as(row.name())
                    .isFalse();
            assertThat(row.meaning()).as(row.name()).isNotBlank();
            assertThat(row.meaningInChinese()).as(row.name()).isNotBlank();
        });
    }

    /** A person's role must never give access to calls between services. */
    @Test
    void whatServicesAskIsForServicesAlone() {
        assertThat(table.all())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.name().startsWith("internal."))
                        .as(row.name())
                        .isEqualTo(!row.services().isEmpty())
                        .isEqualTo(row.roles().isEmpty()));
    }

    /** The administrator runs the suite but cannot read customers. */
    @Test
    void theAdministratorReadsNoCustomer() {
        assertThat(table.of(Set.of("administrator"), "guanhu-console"))
                .contains("keyring.rotate", "manager.put")
                .noneMatch(name -> name.startsWith("customer.") || name.startsWith("change."))
                .noneMatch(name -> name.startsWith("privacy-request."));
    }

    @Test
    void grantsByRoleOrByTheNameOfAService() {
        Permission contacts = table.named("internal.contacts");
        assertThat(contacts.grantedTo(Set.of("service"), "notification-service"))
                .isTrue();
        assertThat(contacts.grantedTo(Set.of("service"), "audit-service")).isFalse();
        assertThat(contacts.grantedTo(Set.of("auditor"), "notification-service"))
                .isFalse();
        Permission ledger = table.named("internal.erasure-ledger");
        assertThat(ledger.grantedTo(Set.of("service"), "audit-service")).isTrue();
        assertThat(ledger.grantedTo(List.of(), "audit-service")).isFalse();
        Permission search = table.named("customer.search");
        assertThat(search.grantedTo(Set.of("auditor", "team-lead"), "")).isTrue();
        assertThat(search.grantedTo(Set.of("auditor", "service"), "audit-service"))
                .isFalse();
    }

    /** A role that may see everyone must not help another to reveal everyone. */
    @Test
    void onlyRolesThatHaveThePermissionExtendItsReach() {
        Permission reveal = table.named("customer.reveal");
        assertThat(reveal.relationsOf(Set.of("relationship-manager", "operations", "no-role-of-ours")))
                .containsExactly(Relation.OWN);
        assertThat(reveal.relationsOf(Set.of("relationship-manager", "team-lead")))
                .containsExactlyInAnyOrder(Relation.OWN, Relation.BRANCH);
        assertThat(reveal.relationsOf(Set.of("operations", "auditor"))).isEmpty();
        assertThat(table.named("customer.read").relationsOf(Set.of("relationship-manager", "operations")))
                .containsExactlyInAnyOrder(Relation.OWN, Relation.ALL);
    }

    @Test
    void hasNoOtherRows() {
        assertThatIllegalArgumentException().isThrownBy(() -> table.named("customer.fly"));
    }
}
