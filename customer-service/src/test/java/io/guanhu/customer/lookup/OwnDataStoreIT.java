package io.guanhu.customer.lookup;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.lookup.OwnDataStore.Consent;
import io.guanhu.customer.model.ConsentPurpose;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnDataStoreIT {

    private final OwnDataStore store = new OwnDataStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    private static void consented(UUID of, ConsentPurpose purpose, boolean granted, String by, Instant at) {
        DATABASE.execute("""
                insert into consent (customer_id, purpose, category, granted, version, changed_by, changed_at)
                values ('%s', '%s', 'MARKETING', %s, 1, '%s', '%s')
                """.formatted(of, purpose, granted, by, at));
    }

    @Test
    void tellsConsentsAndWhetherStaffRecordedThem() {
        UUID other = CustomerTables.customer();
        consented(customer, ConsentPurpose.PROFILING, false, "E1101", LATER);
        consented(customer, ConsentPurpose.MARKETING_SMS, true, customer.toString(), NOW);
        consented(other, ConsentPurpose.MARKETING_CALL, true, other.toString(), NOW);

        assertThat(DATABASE.get(store.consents(customer).collectList()))
                .containsExactly(
                        new Consent(ConsentPurpose.MARKETING_SMS, true, NOW, false),
                        new Consent(ConsentPurpose.PROFILING, false, LATER, true));
    }

    @Test
    void tellsNothingOfSomebodyWhoWasNeverAsked() {
        assertThat(DATABASE.get(store.consents(customer).collectList())).isEmpty();
    }
}
