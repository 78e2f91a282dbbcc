package io.guanhu.platform.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Orders: carried out, proven by a read-back, receipted once. */
class ErasureIT extends Holding {

    @Test
    void answersAnOrderWithAReceiptOfWhatWasRemovedAndReadBack() {
        ErasureOrdered order = orderFor(hold());

        publish(order);

        String receipt = awaitReceipts(order, 1).getFirst().value();
        assertThat(receipt)
                .contains("\"holder\":\"" + NAME + "\"")
                .contains("\"removed\":1")
                .contains("\"readBack\":0");
        assertThat(heldOf(order)).isEmpty();
        assertThat(jobOf(order, "state")).containsExactly("RECEIPTED");
    }

    @Test
    void forgetsTheStoredAnswersAboutTheCustomer() {
        ErasureOrdered order = orderFor(hold());
        UUID other = UUID.randomUUID();
        store("k1", order.customerId());
        store("k2", other);

        publish(order);

        awaitReceipts(order, 1);
        assertThat(service.query("select customer_id from idempotency_key")).containsExactly(other.toString());
    }

    private static void store(String key, UUID customer) {
        service.execute("insert into idempotency_key values ('c', '%s', '/', '', 201, '', '', '%s', now(), 'DONE')"
                .formatted(key, customer));
    }

    @Test
    void erasesAgainWhileTheReadBackStillFindsSomething() {
        ErasureOrdered order = orderFor(hold());
        IDLE_ERASURES.put(order.customerId(), 1);

        publish(order);

        assertThat(awaitReceipts(order, 1).getFirst().value())
                .contains("\"removed\":1")
                .contains("\"readBack\":0");
        assertThat(jobOf(order, "attempts")).containsExactly("2");
        assertThat(heldOf(order)).isEmpty();
    }

    @Test
    void goesOnAfterACrashBetweenErasingAndReadingBack() {
        ErasureOrdered order = orderFor(hold());
        FAILING_READ_BACKS.put(order.customerId(), Integer.MAX_VALUE);
        publish(order);
        Awaitility.await().atMost(LIMIT).until(() -> jobOf(order, "state").contains("ERASED"));

        service.close();
        FAILING_READ_BACKS.clear();
        service = startService();

        awaitReceipts(order, 1);
        assertThat(jobOf(order, "state")).containsExactly("RECEIPTED");
    }

    @Test
    void sendsOneReceiptHoweverManyRoundsAreTried() {
        ErasureOrdered order = orderFor(hold());
        FAILING_READ_BACKS.put(order.customerId(), 2);

        publish(order);

        awaitReceipts(order, 1);
        ErasureOrdered later = orderFor(hold());
        publish(later);
        awaitReceipts(later, 1);
        assertThat(awaitReceipts(order, 1)).hasSize(1);
    }
}
