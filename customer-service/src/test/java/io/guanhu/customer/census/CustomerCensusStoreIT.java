package io.guanhu.customer.census;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.platform.census.CensusStore.Member;
import io.guanhu.testing.CensusOf;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomerCensusStoreIT {

    private final CustomerCensusStore store = new CustomerCensusStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final String prefix = CensusOf.prefixOf(customer, 16);

    @Test
    void countsACustomerFromTheirCreationOn() {
        assertThat(DATABASE.get(store.parts(List.of(prefix), NOW)))
                .isEqualTo(new CensusOf(List.of(customer)).parts(18));
        assertThat(DATABASE.get(store.parts(List.of(prefix), NOW.minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void namesTheCustomersOfAPart() {
        assertThat(DATABASE.get(store.members(List.of(prefix), NOW).collectList()))
                .containsExactly(new Member(prefix, customer));
        assertThat(DATABASE.get(
                        store.members(List.of(prefix), NOW.minusSeconds(1)).collectList()))
                .isEmpty();
    }
}
