package io.guanhu.ownership.erasure;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.Manager;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FreeTextStoreIT {

    private final FreeTextStore store = new FreeTextStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();
    private final Manager manager = OwnershipTables.manager(branch);
    private final UUID customer = withTexts();

    private UUID withTexts() {
        UUID id = OwnershipTables.customer(branch);
        OwnershipTables.owned(id, manager, NOW);
        DATABASE.execute("""
                with t as (
                    insert into transfer (id, state, proposer, to_manager, to_branch, reason_code, proposed_at, changed_at)
                    values (gen_random_uuid(), 'WITHDRAWN', 'E1000', '%s', '%s', 'LEAVE', now(), now()) returning id)
                insert into transfer_customer
                select id, '%s', 'E1000', '%s', false, '\\x01' from t
                """.formatted(manager.employeeId(), branch.path(), id, branch.path()));
        return id;
    }

    @Test
    void erasesOnlyTheGivenTableOfOneCustomer() {
        UUID other = withTexts();

        assertThat(DATABASE.get(store.erase(FreeTextStore.ASSIGNMENTS, customer)))
                .isOne();

        assertThat(DATABASE.get(store.count(FreeTextStore.ASSIGNMENTS, customer)))
                .isZero();
        assertThat(DATABASE.get(store.count(FreeTextStore.TRANSFERS, customer))).isOne();
        assertThat(DATABASE.get(store.count(FreeTextStore.ASSIGNMENTS, other))).isOne();
        assertThat(DATABASE.get(store.erase(FreeTextStore.TRANSFERS, customer))).isOne();
        assertThat(DATABASE.get(store.erase(FreeTextStore.TRANSFERS, customer))).isZero();
        assertThat(DATABASE.get(store.readable(customer))).isZero();
    }

    @Test
    void leavesTheTextsWhereTheErasureIsRolledBack() {
        assertThat(DATABASE.rolledBack(store.erase(FreeTextStore.TRANSFERS, customer)))
                .isOne();

        assertThat(DATABASE.get(store.count(FreeTextStore.TRANSFERS, customer))).isOne();
    }

    @Test
    void aRestrictedTextIsKeptAndNotReadable() {
        assertThat(DATABASE.get(store.readable(customer))).isEqualTo(2);

        assertThat(DATABASE.get(store.restrict(customer))).isEqualTo(2);

        assertThat(DATABASE.get(store.readable(customer))).isZero();
        assertThat(DATABASE.get(store.count(FreeTextStore.ASSIGNMENTS, customer)))
                .isOne();
    }

    @Test
    void knowsNothingOfAStranger() {
        UUID stranger = UUID.randomUUID();

        assertThat(DATABASE.get(store.restrict(stranger))).isZero();
        assertThat(DATABASE.get(store.readable(stranger))).isZero();
    }

    @Test
    void whoWritesATextMeanwhileWaits() {
        var writing = DATABASE.client()
                .sql("select 1 from customer where customer_id = :customer for update")
                .bind("customer", customer)
                .mapValue(Integer.class)
                .one();

        assertThat(DATABASE.race(store.lock(customer), writing).waited()).isTrue();
    }
}
