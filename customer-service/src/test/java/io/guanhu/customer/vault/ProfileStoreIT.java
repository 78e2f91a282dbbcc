package io.guanhu.customer.vault;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.vault.ProfileStore.Part;
import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ProfileStoreIT {

    private final ProfileStore store = new ProfileStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final UUID other = CustomerTables.customer();

    private static Part part(UUID of, DataCategory category, int... sealed) {
        byte[] bytes = new byte[sealed.length];
        for (int at = 0; at < sealed.length; at++) {
            bytes[at] = (byte) sealed[at];
        }
        return new Part(of, category, bytes);
    }

    private void assertHeld(UUID of, Part... parts) {
        assertThat(DATABASE.get(store.find(List.of(of))).getOrDefault(of, List.of()))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(List.of(parts));
    }

    @Test
    void givesBackThePartsOfEachCustomer() {
        Part identity = part(customer, DataCategory.IDENTITY, 0, 255, 1);
        Part contact = part(customer, DataCategory.CONTACT, 2);
        Part others = part(other, DataCategory.IDENTITY, 3);

        DATABASE.run(store.save(List.of(identity, contact, others)));

        assertThat(DATABASE.get(store.find(List.of(customer, other, UUID.randomUUID()))))
                .containsOnlyKeys(customer, other);
        assertHeld(customer, identity, contact);
        assertHeld(other, others);
    }

    @Test
    void replacesACategoryAndLeavesTheRest() {
        Part contact = part(customer, DataCategory.CONTACT, 2);
        DATABASE.run(store.save(List.of(part(customer, DataCategory.IDENTITY, 1), contact)));

        Part changed = part(customer, DataCategory.IDENTITY, 9, 9);
        DATABASE.run(store.save(List.of(changed)).then(store.save(List.of())));

        assertHeld(customer, changed, contact);
    }

    @Test
    void deletesACategoryOfOneCustomer() {
        Part contact = part(customer, DataCategory.CONTACT, 2);
        Part others = part(other, DataCategory.IDENTITY, 3);
        DATABASE.run(store.save(List.of(part(customer, DataCategory.IDENTITY, 1), contact, others)));

        DATABASE.run(store.delete(customer, DataCategory.IDENTITY));

        assertHeld(customer, contact);
        assertHeld(other, others);
    }

    @Test
    void leavesTheFormerPartWhereTheNextIsRolledBack() {
        Part before = part(customer, DataCategory.IDENTITY, 1);
        DATABASE.run(store.save(List.of(before)));

        DATABASE.rolledBack(
                store.save(List.of(part(customer, DataCategory.IDENTITY, 2), part(customer, DataCategory.CONTACT, 3))));

        assertHeld(customer, before);
    }

    @Test
    void refusesAllIfOneIsAStrangers() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(store.save(List.of(
                        part(customer, DataCategory.IDENTITY, 1), part(UUID.randomUUID(), DataCategory.IDENTITY, 2)))));
        assertHeld(customer);
    }

    @Test
    void tellsWhatIsRestrictedAlsoIfItWentUnseen() {
        CustomerTables.restriction(customer, DataCategory.IDENTITY);
        CustomerTables.restriction(customer, DataCategory.CONTACT);
        DATABASE.execute("update restriction set erased_at = now() where customer_id = '%s' and category = 'CONTACT'"
                .formatted(customer));

        assertThat(DATABASE.get(store.restricted(List.of(customer, other))))
                .isEqualTo(Map.of(customer, Set.of(DataCategory.IDENTITY, DataCategory.CONTACT)));
    }

    @Test
    void theSecondOfTwoAtOnceWaitsAndIsTheOneThatIsKept() {
        Part second = part(customer, DataCategory.IDENTITY, 2);

        var race = DATABASE.race(
                store.save(List.of(part(customer, DataCategory.IDENTITY, 1))), store.save(List.of(second)));

        assertThat(race.waited()).isTrue();
        assertHeld(customer, second);
    }
}
