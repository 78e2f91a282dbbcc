package io.guanhu.customer.erasure;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the store does with a customer's restrictions and open changes. */
class CopyStoreRestrictionsIT {

    private final CopyStore store = new CopyStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final UUID other = CustomerTables.customer();

    private List<String> restrictions(String columns) {
        return DATABASE.values(
                "select concat_ws(' ', %s) from restriction where customer_id = '%s'".formatted(columns, customer),
                String.class);
    }

    private void restricted(LocalDate until, String rule, UUID order) {
        DATABASE.run(store.restrict(customer, new Restriction(DataCategory.IDENTITY, until, rule), order, NOW));
    }

    @Test
    void restrictsWithAndWithoutALastDayAndTheLatestOrderCounts() {
        UUID order = UUID.randomUUID();
        DATABASE.run(store.restrict(
                customer, new Restriction(DataCategory.IDENTITY, null, "aml-identity"), UUID.randomUUID(), NOW));
        assertThat(restrictions("category, until_day, rule")).containsExactly("IDENTITY aml-identity");

        restricted(LocalDate.of(2031, 6, 15), "aml-account", order);

        assertThat(restrictions("category, until_day, rule, order_id"))
                .containsExactly("IDENTITY 2031-06-15 aml-account " + order);
        assertThat(DATABASE.get(store.restrictions(customer, DataCategory.IDENTITY)))
                .isOne();
        assertThat(DATABASE.get(store.restrictions(customer, DataCategory.CONTACT)))
                .isZero();
    }

    @Test
    void endsTheRestrictionOfOneCategory() {
        CustomerTables.restriction(customer, DataCategory.IDENTITY);
        CustomerTables.restriction(customer, DataCategory.CONTACT);

        DATABASE.run(store.unrestrict(customer, DataCategory.IDENTITY));

        assertThat(restrictions("category")).containsExactly("CONTACT");
    }

    @Test
    void whatGoesUnseenIsStillRestrictedAndWentWhenItWentFirst() {
        restricted(LocalDate.of(2031, 6, 15), "aml-account", UUID.randomUUID());

        DATABASE.run(store.eraseUnseen(customer, DataCategory.IDENTITY, NOW)
                .then(store.eraseUnseen(customer, DataCategory.IDENTITY, LATER)));

        assertThat(DATABASE.get(store.restrictions(customer, DataCategory.IDENTITY)))
                .isOne();
        assertThat(restrictions("erased_at = '%s'".formatted(NOW))).containsExactly("t");
    }

    @Test
    void expiresOpenChangesWithWhatWasSuspectedOfThem() {
        UUID open = CustomerTables.change(customer);
        UUID applied = CustomerTables.applied(customer, NOW, 2);
        UUID others = CustomerTables.change(other);
        for (UUID change : List.of(open, others)) {
            DATABASE.execute(
                    "insert into change_suspicion (change_id, candidates, forget_at) values ('%s', '{}', now())"
                            .formatted(change));
        }

        DATABASE.run(store.expireOpenChanges(customer, LATER));

        assertThat(DATABASE.values(
                        "select state from change where id in ('%s', '%s', '%s') order by state"
                                .formatted(open, applied, others),
                        String.class))
                .containsExactly("APPLIED", "EXPIRED", "PROPOSED");
        assertThat(DATABASE.values(
                        "select change_id from change_suspicion where change_id in ('%s', '%s')"
                                .formatted(open, others),
                        UUID.class))
                .containsExactly(others);
    }
}
