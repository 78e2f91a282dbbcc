package io.guanhu.ownership.assignment;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static io.guanhu.ownership.OwnershipTables.SINCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Period;
import io.guanhu.ownership.model.stewardship.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssignmentStoreIT {

    private final AssignmentStore store = new AssignmentStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();
    private final Manager owner = OwnershipTables.manager(branch);
    private final UUID customer = OwnershipTables.customer(branch);

    @Test
    void tellsWhoLookedAfterACustomerAtAnInstant() {
        UUID id = OwnershipTables.owned(customer, owner, NOW);
        var assignment = new Assignment(id, customer, Role.PRIMARY, owner.employeeId(), branch, Period.from(NOW));

        assertThat(of(customer, NOW)).containsExactly(assignment);
        assertThat(of(customer, LATER)).containsExactly(assignment);
        assertThat(of(customer, NOW.minusNanos(1_000))).isEmpty();
        assertThat(of(UUID.randomUUID(), NOW)).isEmpty();
    }

    @Test
    void theOwnerComesBeforeAssistantsAndAnEndIsNotWithin() {
        UUID id = OwnershipTables.owned(customer, owner, SINCE);
        Manager assistant = OwnershipTables.manager(branch);
        UUID first = new UUID(0, id.getLeastSignificantBits());
        DATABASE.execute("""
                insert into assignment
                    (id, customer_id, role, manager_id, branch, valid, recorded_at, recorded_by, reason_code)
                values ('%s', '%s', 'ASSISTANT', '%s', '%s', tstzrange('%s', '%s'), now(), 'E1000', 'LEAVE')
                """.formatted(first, customer, assistant.employeeId(), branch.path(), SINCE, NOW));

        assertThat(of(customer, NOW.minusNanos(1_000)))
                .extracting(Assignment::id)
                .containsExactly(id, first);
        assertThat(of(customer, NOW)).extracting(Assignment::id).containsExactly(id);
    }

    @Test
    void goesOnBehindTheLastOfAPage() {
        List<UUID> all = Stream.generate(() -> OwnershipTables.owned(OwnershipTables.customer(branch), owner, SINCE))
                .limit(3)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();

        assertThat(of(owner, null, 2)).isEqualTo(all.subList(0, 2));
        assertThat(of(owner, all.get(1), 2)).isEqualTo(all.subList(2, 3));
        assertThat(of(OwnershipTables.manager(branch), null, 2)).isEmpty();
    }

    private List<Assignment> of(UUID id, Instant at) {
        return DATABASE.get(store.ofCustomer(id, at).collectList());
    }

    private List<UUID> of(Manager manager, @Nullable UUID after, int limit) {
        return DATABASE.get(store.ofManager(manager.employeeId(), NOW, after, limit)
                .map(Assignment::id)
                .collectList());
    }
}
