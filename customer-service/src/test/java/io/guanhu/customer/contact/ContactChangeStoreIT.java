package io.guanhu.customer.contact;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.contact.ContactChangeStore.ContactChange;
import io.guanhu.platform.contract.DataCategory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactChangeStoreIT {

    private static final byte[] BEFORE = {1};

    private final ContactChangeStore store = new ContactChangeStore(DATABASE.client());
    private final UUID customer = CustomerTables.customer();

    private UUID changed(UUID of, String field, Instant at, long version) {
        UUID change = CustomerTables.applied(of, at, version);
        CustomerTables.detail(change, field, DataCategory.CONTACT);
        return change;
    }

    private List<ContactChange> since(Instant after) {
        return DATABASE.get(store.since(customer, after).collectList());
    }

    @Test
    void tellsWhoHadAHandInIt() {
        UUID change = changed(customer, "phone", NOW, 2);
        DATABASE.execute(
                "update change set confirmed_by = 'E1102', ended_by = 'E7001' where id = '%s'".formatted(change));

        assertThat(since(NOW.minusSeconds(1)))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new ContactChange("phone", NOW, Set.of("E1101", "E1102", "E7001"), BEFORE)));
    }

    @Test
    void namesOnceWhoDidItAloneAndMissesAValueThatIsGone() {
        UUID change = changed(customer, "email", NOW, 2);
        DATABASE.execute("update change_detail set sealed_before = null where change_id = '%s'".formatted(change));

        assertThat(since(NOW.minusSeconds(1))).containsExactly(new ContactChange("email", NOW, Set.of("E1101"), null));
    }

    @Test
    void tellsTheEarliestFirstAndThoseOfAnInstantByTheirVersions() {
        changed(customer, "email", LATER, 4);
        changed(customer, "phone", LATER, 3);
        changed(customer, "phone", NOW, 2);

        assertThat(since(NOW.minusSeconds(1)))
                .extracting(each -> each.field() + " " + each.at())
                .containsExactly("phone " + NOW, "phone " + LATER, "email " + LATER);
        assertThat(since(NOW)).hasSize(2);
        assertThat(since(LATER)).isEmpty();
    }

    @Test
    void tellsNothingOfOtherFieldsOtherCustomersAndOtherStates() {
        changed(customer, "address", NOW, 2);
        changed(CustomerTables.customer(), "phone", NOW, 2);
        CustomerTables.detail(CustomerTables.change(customer), "phone", DataCategory.CONTACT);
        UUID rejected = changed(customer, "phone", NOW, 2);
        DATABASE.execute("update change set state = 'REJECTED' where id = '%s'".formatted(rejected));

        assertThat(since(Instant.EPOCH)).isEmpty();
    }
}
