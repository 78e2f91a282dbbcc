package io.guanhu.customer.vault;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.vault.ProfileStore.Part;
import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class DraftStoreIT {

    private final DraftStore store = new DraftStore(DATABASE.client());
    private final UUID check = CustomerTables.check();
    private final UUID other = CustomerTables.check();
    private final Part identity = new Part(check, DataCategory.IDENTITY, new byte[] {0, -1, 1});
    private final Part contact = new Part(check, DataCategory.CONTACT, new byte[] {2});
    private final Part others = new Part(other, DataCategory.IDENTITY, new byte[] {3});

    private void assertKept(Part... parts) {
        assertThat(DATABASE.get(store.find(List.of(check, other)).collectList()))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(List.of(parts));
    }

    @Test
    void givesBackTheSealedPartsOfEachDraft() {
        DATABASE.run(store.insert(List.of(identity, contact, others)));

        assertKept(identity, contact, others);
        assertThat(DATABASE.get(store.find(List.of(UUID.randomUUID())).collectList()))
                .isEmpty();
    }

    @Test
    void deletesADraftWithAllItsParts() {
        DATABASE.run(store.insert(List.of(identity, contact, others)));

        DATABASE.run(store.delete(List.of(check)));

        assertKept(others);
    }

    @Test
    void leavesNothingOfADraftThatIsRolledBack() {
        DATABASE.rolledBack(store.insert(List.of(identity)));

        assertKept();
    }

    @Test
    void refusesAPartTwiceAndOneWithoutACheck() {
        DATABASE.run(store.insert(List.of(identity)));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> DATABASE.run(store.insert(List.of(contact, identity))));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(
                        store.insert(List.of(new Part(UUID.randomUUID(), DataCategory.IDENTITY, new byte[] {1})))));
        assertKept(identity);
    }
}
