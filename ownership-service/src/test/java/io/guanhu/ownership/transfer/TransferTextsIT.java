package io.guanhu.ownership.transfer;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static io.guanhu.ownership.transfer.TransferStoreIT.BRANCH;
import static io.guanhu.ownership.transfer.TransferStoreIT.GIVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.model.transfer.Transfer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransferTextsIT {

    private final TransferStore store = new TransferStore(DATABASE.client(), new ApprovalStore(DATABASE.client()));
    private final UUID customer = OwnershipTables.customer(BRANCH);

    @Test
    void keepsTheWordsOfEachCustomerWhereThereAreAny() {
        Transfer.Terms terms = TransferStoreIT.terms(null, customer);
        Transfer.Item silent = new Transfer.Item(OwnershipTables.customer(BRANCH), GIVER.employeeId(), BRANCH);

        List<TransferStore.SealedText> texts =
                DATABASE.rolledBack(store.add(new Transfer.Proposed(terms), ReasonCode.OTHER, NOW)
                        .then(store.addItem(terms.id(), terms.items().getFirst(), Optional.of(new byte[] {1, 2})))
                        .then(store.addItem(terms.id(), silent, Optional.empty()))
                        .then(store.texts(terms.id()).collectList()));

        assertThat(texts).singleElement().satisfies(text -> {
            assertThat(text.customerId()).isEqualTo(customer);
            assertThat(text.words()).containsExactly(1, 2);
        });
    }
}
