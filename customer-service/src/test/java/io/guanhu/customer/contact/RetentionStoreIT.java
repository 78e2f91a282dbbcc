package io.guanhu.customer.contact;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionStoreIT {

    private final RetentionStore store = new RetentionStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    private List<DataCategory> held() {
        return DATABASE.get(store.held(customer).collectList());
    }

    private Map<DataCategory, Set<String>> fields() {
        return DATABASE.get(store.fields(customer));
    }

    @Test
    void holdsNothingOfACustomerWithoutData() {
        CustomerTables.change(customer);
        CustomerTables.profile(CustomerTables.customer(), DataCategory.IDENTITY);

        assertThat(held()).isEmpty();
        assertThat(fields()).isEmpty();
    }

    @Test
    void holdsProfilesConsentsAndFormerValuesOnce() {
        CustomerTables.profile(customer, DataCategory.CONTACT);
        DATABASE.execute("""
                insert into consent (customer_id, purpose, category, granted, version, changed_by, changed_at)
                values ('%s', 'PROFILING', 'MARKETING', true, 1, 'E1101', now())
                """.formatted(customer));
        UUID change = CustomerTables.change(customer);
        CustomerTables.detail(change, "phone", DataCategory.CONTACT);
        CustomerTables.detail(change, "name", DataCategory.IDENTITY);

        assertThat(held())
                .containsExactlyInAnyOrder(DataCategory.CONTACT, DataCategory.MARKETING, DataCategory.IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason_text", "decision_text", "evidence"})
    void holdsWhatWasWrittenAboutAChange(String column) {
        UUID change = CustomerTables.change(customer);
        DATABASE.execute("update change set %s = '\\x01' where id = '%s'".formatted(column, change));

        assertThat(held()).containsExactly(DataCategory.INTERACTION);
    }

    @Test
    void namesTheFieldsOfWhichAValueIsLeft() {
        UUID first = CustomerTables.change(customer);
        CustomerTables.detail(first, "phone", DataCategory.CONTACT);
        CustomerTables.detail(first, "email", DataCategory.CONTACT);
        CustomerTables.detail(first, "name", DataCategory.IDENTITY);
        UUID second = CustomerTables.change(customer);
        CustomerTables.detail(second, "phone", DataCategory.CONTACT);
        CustomerTables.detail(second, "address", DataCategory.CONTACT);
        DATABASE.execute("""
                update change_detail set sealed_before = null, sealed_after = '\\x02'
                where change_id = '%s' and field = 'email'
                """.formatted(first));
        DATABASE.execute("update change_detail set sealed_before = null where change_id = '%s' and field = 'address'"
                .formatted(second));

        assertThat(fields())
                .isEqualTo(
                        Map.of(DataCategory.CONTACT, Set.of("phone", "email"), DataCategory.IDENTITY, Set.of("name")));
    }
}
