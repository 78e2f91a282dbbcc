package io.guanhu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.erasure.DataHolder;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.SuiteEvents;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A customer with an erased contact gives a new one, and gets messages there as usual. */
@ServiceIT("notification")
class NewContactIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final World WORLD = new World();
    private static final Neighbours NEIGHBOURS = WORLD.neighbours();

    private final DataHolder holder;
    private final TransactionalOperator transaction;
    private final NotificationSteps bank;
    private final UUID customer;
    private final String phone =
            "+86199%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

    @Autowired
    NewContactIT(Database database, DataHolder holder, WebTestClient client, TransactionalOperator transaction) {
        this.holder = holder;
        this.transaction = transaction;
        this.bank = new NotificationSteps(database, client);
        this.customer = bank.customer();
    }

    @DynamicPropertySource
    static void knowsItsNeighbours(DynamicPropertyRegistry properties) {
        WORLD.register(properties);
    }

    @AfterAll
    static void stopsItsServers() {
        WORLD.close();
    }

    @Test
    void getsWhatWasTriedInVainAtFirst() throws SQLException {
        ErasureOrdered first = bank.erasure();
        ErasureOrdered second = bank.erasure();
        erase(first);
        erase(second);
        // Another holder may not have erased yet: the contact may still be the old one.
        advanced(first, RequestState.COMPLETED);
        advanced(second, RequestState.EXECUTING);
        NEIGHBOURS.know(customer, phone, null);
        UUID meanwhile = sent();
        bank.awaitState(meanwhile, "DELIVERED").jsonPath("$.destination").doesNotExist();
        assertThat(marks()).isEqualTo("1");

        advanced(second, RequestState.PARTIALLY_COMPLETED);
        Awaitility.await().atMost(PATIENCE).until(() -> marks().equals("0"));

        NEIGHBOURS.goDown();
        UUID retried = sent();
        bank.awaitState(retried, "QUEUED");
        NEIGHBOURS.comeUp();
        bank.awaitState(retried, "DELIVERED")
                .jsonPath("$.destination")
                .isEqualTo("+86*******" + phone.substring(phone.length() - 4));
    }

    private void erase(ErasureOrdered order) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(holder.erase(order)
                                .as(transaction::transactional)
                                .block(PATIENCE))
                        .isNotEmpty());
    }

    private void advanced(ErasureOrdered order, RequestState state) {
        SuiteEvents.publish(
                new RequestAdvanced(order.requestId(), customer, RequestState.EXECUTING, state, Instant.EPOCH));
    }

    private UUID sent() {
        UUID id = UUID.randomUUID();
        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));
        return id;
    }

    private String marks() throws SQLException {
        return bank.run("select count(*) from erased_contact where customer_id = '%s'".formatted(customer));
    }
}
