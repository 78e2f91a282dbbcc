package io.guanhu.customer.erasure;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.platform.contract.DataCategory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldStoreIT {

    private static final List<String> FIELDS = List.of("phone", "otherPhones");

    private final FieldStore store = new FieldStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();
    private final UUID other = CustomerTables.customer();

    private static void changed(UUID of, String... fields) {
        UUID change = CustomerTables.change(of);
        for (String field : fields) {
            CustomerTables.detail(change, field, DataCategory.CONTACT);
        }
    }

    private long details(UUID of, List<String> fields) {
        return DATABASE.get(store.details(of, fields));
    }

    private long tokens(UUID of) {
        return DATABASE.values("select count(*) from search_token where customer_id = '%s'".formatted(of), Long.class)
                .getFirst();
    }

    @Test
    void forgetsFormerValuesOfTheFieldsAndOfOneCustomer() {
        changed(customer, "phone", "otherPhones", "email");
        changed(customer, "phone");
        changed(other, "phone");

        assertThat(DATABASE.get(store.forgetDetails(customer, FIELDS))).isEqualTo(3);

        assertThat(details(customer, FIELDS)).isZero();
        assertThat(details(customer, List.of("email"))).isOne();
        assertThat(details(other, FIELDS)).isOne();
        assertThat(DATABASE.get(store.forgetDetails(customer, FIELDS))).isZero();
    }

    @Test
    void countsAValueThatIsNewAsWellAsOneThatIsOld() {
        changed(customer, "phone", "email");
        DATABASE.execute("""
                update change_detail d set sealed_before = null, sealed_after = '\\x02'
                from change c where c.id = d.change_id and c.customer_id = '%s' and d.field = 'phone'
                """.formatted(customer));

        assertThat(details(customer, List.of("phone", "email"))).isEqualTo(2);
        assertThat(DATABASE.get(store.forgetDetails(customer, FIELDS))).isOne();
        assertThat(details(customer, FIELDS)).isZero();
    }

    @Test
    void forgetsTokensOfTheFieldsAndOfOneCustomer() {
        CustomerTables.token(customer, "phone", DataCategory.CONTACT);
        CustomerTables.token(customer, "phone", DataCategory.CONTACT);
        CustomerTables.token(customer, "email", DataCategory.CONTACT);
        CustomerTables.token(other, "phone", DataCategory.CONTACT);

        assertThat(DATABASE.get(store.forgetTokens(customer, FIELDS))).isEqualTo(2);

        assertThat(tokens(customer)).isOne();
        assertThat(tokens(other)).isOne();
    }

    @Test
    void leavesAllWhereTheErasureIsRolledBack() {
        changed(customer, "phone");
        CustomerTables.token(customer, "phone", DataCategory.CONTACT);

        DATABASE.rolledBack(store.forgetTokens(customer, FIELDS).then(store.forgetDetails(customer, FIELDS)));

        assertThat(details(customer, FIELDS)).isOne();
        assertThat(tokens(customer)).isOne();
    }
}
