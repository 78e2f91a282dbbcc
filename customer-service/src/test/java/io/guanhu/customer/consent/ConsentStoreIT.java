package io.guanhu.customer.consent;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.consent.ConsentStore.StoredConsent;
import io.guanhu.customer.model.ConsentPurpose;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ConsentStoreIT {

    private static final StoredConsent GIVEN =
            new StoredConsent(ConsentPurpose.MARKETING_SMS, true, 1, "E1101", NOW, new byte[] {1, 2});
    private static final StoredConsent WITHDRAWN =
            new StoredConsent(ConsentPurpose.MARKETING_SMS, false, 2, "E1102", LATER, null);

    private final ConsentStore store = new ConsentStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    @Test
    void givesBackWhatHoldsNow() {
        assertThat(DATABASE.run(store.find(customer, ConsentPurpose.MARKETING_SMS)))
                .isNull();

        DATABASE.run(store.save(customer, GIVEN));
        assertThat(DATABASE.run(store.find(customer, ConsentPurpose.MARKETING_SMS)))
                .usingRecursiveComparison()
                .isEqualTo(GIVEN);

        DATABASE.run(store.save(customer, WITHDRAWN));
        assertThat(DATABASE.run(store.find(customer, ConsentPurpose.MARKETING_SMS)))
                .isEqualTo(WITHDRAWN);
    }

    @Test
    void keepsOtherPurposesAndCustomersApart() {
        UUID other = CustomerTables.customer();
        DATABASE.run(store.save(customer, GIVEN));

        assertThat(DATABASE.run(store.find(customer, ConsentPurpose.PROFILING))).isNull();
        assertThat(DATABASE.run(store.find(other, ConsentPurpose.MARKETING_SMS)))
                .isNull();
    }

    @Test
    void goesWithTheCategoryOfItsPurpose() {
        DATABASE.run(store.save(customer, GIVEN));

        assertThat(DATABASE.values(
                        "select category from consent where customer_id = '%s'".formatted(customer), String.class))
                .containsExactly(ConsentPurpose.MARKETING_SMS.category().name());
    }

    @Test
    void leavesTheFormerOneWhereTheNextIsRolledBack() {
        DATABASE.run(store.save(customer, GIVEN));

        DATABASE.rolledBack(store.save(customer, WITHDRAWN));

        assertThat(DATABASE.get(store.find(customer, ConsentPurpose.MARKETING_SMS)))
                .returns(true, StoredConsent::granted)
                .returns(1L, StoredConsent::version);
    }

    @Test
    void refusesAStrangersConsent() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> DATABASE.run(store.save(UUID.randomUUID(), GIVEN)));
    }

    @Test
    void theSecondOfTwoAtOnceWaitsAndIsTheOneThatHolds() {
        var race = DATABASE.race(
                store.save(customer, GIVEN),
                store.save(customer, WITHDRAWN).then(store.find(customer, ConsentPurpose.MARKETING_SMS)));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(WITHDRAWN);
    }
}
