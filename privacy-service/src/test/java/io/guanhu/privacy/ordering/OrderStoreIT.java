package io.guanhu.privacy.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class OrderStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final OrderStore store = new OrderStore(database.client());
    private final UUID request = docket.filed().requestId();
    private final UUID order = UUID.randomUUID();

    @Test
    void keepsAnOrderWithItsRequestAndItsHolders() {
        database.run(store.order(request, order, "{\"a\":1}", Set.of("customer-service", "audit-service")));

        assertThat(database.get(docket.requests().find(request)).orderId()).isEqualTo(order);
        assertThat(texts("select order_json from privacy_request where id = '%s'", request))
                .isEqualTo("{\"a\":1}");
        assertThat(texts(
                        "select string_agg(holder, ',' order by holder) from expected_holder"
                                + " where order_id = '%s'",
                        order))
                .isEqualTo("audit-service,customer-service");
    }

    @Test
    void keepsAContactOfWhichOneHalfIsMissing() {
        database.run(store.keepContact(request, null, new byte[] {2}));

        assertThat(texts("select concat(phone is null, email) from kept_contact where request_id = '%s'", request))
                .isEqualTo("t\\x02");
    }

    @Test
    void keepsOneContactOfARequest() {
        database.run(store.keepContact(request, new byte[] {1}, null));

        assertThatThrownBy(() -> database.run(store.keepContact(request, new byte[] {3}, null)))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(texts("select phone::text from kept_contact where request_id = '%s'", request))
                .isEqualTo("\\x01");
    }

    @Test
    void leavesNoOrderThatWasRolledBack() {
        database.rolledBack(store.keepContact(request, new byte[] {1}, null)
                .then(store.order(request, order, "{}", Set.of("customer-service"))));

        assertThat(database.get(docket.requests().find(request)).orderId()).isNull();
        assertThat(texts("select count(*)::text from expected_holder where order_id = '%s'", order))
                .isEqualTo("0");
        assertThat(texts("select count(*)::text from kept_contact where request_id = '%s'", request))
                .isEqualTo("0");
    }

    private String texts(String sql, UUID id) {
        return database.values(sql.formatted(id), String.class).getFirst();
    }
}
