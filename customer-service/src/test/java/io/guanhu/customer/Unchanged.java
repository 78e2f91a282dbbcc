package io.guanhu.customer;

import static io.guanhu.customer.Bank.E1101;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Checks that a refusal changes nothing in the database and announces nothing. */
final class Unchanged {

    private static final String LOSING_KEYS =
            "select count(*) from registration_check where state in ('REJECTED', 'EXPIRED') and not keys_destroyed";

    private final Bank bank;
    private final Rows rows;

    Unchanged(Bank bank, Rows rows) {
        this.bank = bank;
        this.rows = rows;
    }

    void after(Refusal refusal) throws SQLException {
        // What tests before this one have ended may still be losing its keys.
        await().untilAsserted(() -> assertThat(rows.count(LOSING_KEYS)).isZero());
        Map<String, List<String>> before = rows.state();
        refusal.isAnswered();
        assertThat(rows.state()).isEqualTo(before);
    }

    /** What comes after it in the same topic shows that nothing else was announced in between. */
    void theWorldWasToldOfNothing(UUID customer) {
        UUID change = bank.proposed(E1101, customer, 1, Map.of("email", "danach@example.com"));
        bank.confirm(E1101, customer, change).expectStatus().isOk();
        assertThat(PublishedMessages.of(Topics.CUSTOMER_EVENTS, customer, 2)).hasSize(2);
        // One to the phone, one to the former address.
        assertThat(PublishedMessages.of(Topics.NOTIFICATION_REQUESTS, customer, 2))
                .hasSize(2);
    }
}
