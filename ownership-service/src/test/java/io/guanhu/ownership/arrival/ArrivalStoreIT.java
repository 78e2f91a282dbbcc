package io.guanhu.ownership.arrival;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.CustomerEvents.Status;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArrivalStoreIT {

    private static final Branch BRANCH = OwnershipTables.branch();

    private final ArrivalStore store = new ArrivalStore(DATABASE.client());
    private final UUID customer = UUID.randomUUID();
    private final CustomerCreated created = new CustomerCreated(customer, BRANCH.path(), null, Origin.STAFF, NOW);

    @Test
    void hearsOfACustomerOnce() {
        assertThat(DATABASE.rolledBack(store.add(created))).isTrue();
        assertThat(DATABASE.run(store.add(created))).isTrue();
        assertThat(DATABASE.run(store.add(created))).isFalse();
    }

    @Test
    void ofTwoWhoHearAtOnceOneIsTheFirst() {
        var race = DATABASE.race(store.add(created), store.add(created));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
        assertThat(DATABASE.raceWithRolledBack(store.add(other()), store.add(other()))
                        .value())
                .isTrue();
    }

    private CustomerCreated other() {
        return new CustomerCreated(
                new UUID(1, customer.getLeastSignificantBits()), BRANCH.path(), null, Origin.STAFF, NOW);
    }

    @Test
    void settlesThatACustomerWasMissedOnce() {
        difference("UNHEARD");

        assertThat(DATABASE.rolledBack(store.settleMissed(customer))).isTrue();
        assertThat(DATABASE.run(store.settleMissed(customer))).isTrue();
        assertThat(DATABASE.run(store.settleMissed(customer))).isFalse();
    }

    @Test
    void leavesOtherDifferences() {
        difference("UNKNOWN_TO_MASTER");

        assertThat(DATABASE.run(store.settleMissed(customer))).isFalse();
    }

    @Test
    void tellsTheStateOfABranchAndHoldsIt() {
        Branch closed = OwnershipTables.branch();
        var closing = DATABASE.client()
                .sql("update branch set state = 'CLOSED' where path = :path")
                .bind("path", closed.path())
                .fetch()
                .rowsUpdated();

        assertThat(DATABASE.race(store.stateOfBranch(closed.path()), closing).waited())
                .isTrue();
        assertThat(DATABASE.run(store.stateOfBranch(BRANCH.path()))).isEqualTo("OPEN");
        assertThat(DATABASE.run(store.stateOfBranch(closed.path()))).isEqualTo("CLOSED");
        assertThat(DATABASE.run(store.stateOfBranch("NOWHERE"))).isNull();
    }

    @Test
    void keepsAStatus() {
        DATABASE.run(
                store.add(created).then(store.status(new CustomerStatusChanged(customer, Status.CLOSED, null, NOW))));

        assertThat(DATABASE.values("select status from customer where customer_id = '" + customer + "'", String.class))
                .containsExactly("CLOSED");
    }

    private void difference(String kind) {
        DATABASE.execute("insert into census_difference values ('%s', '%s', '00', now())".formatted(customer, kind));
    }
}
