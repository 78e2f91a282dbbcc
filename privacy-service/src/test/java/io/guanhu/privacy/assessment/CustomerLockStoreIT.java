package io.guanhu.privacy.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.ServiceDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomerLockStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final CustomerLockStore locks = new CustomerLockStore(database.client());
    private final UUID customer = UUID.randomUUID();

    @Test
    void letsTwoDecideAboutACustomerOneAfterTheOther() {
        assertThat(database.race(locks.of(customer), locks.of(customer)).waited())
                .isTrue();
    }

    @Test
    void doesNotBlockDecisionsAboutOtherCustomers() {
        assertThat(database.race(locks.of(customer), locks.of(UUID.randomUUID()))
                        .waited())
                .isFalse();
    }
}
