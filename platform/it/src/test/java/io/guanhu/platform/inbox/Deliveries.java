package io.guanhu.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.CustomerEvents.ChangedField;
import io.guanhu.platform.contract.CustomerEvents.CustomerChanged;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.Topics;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.SuiteEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Messages about customers, and their outcome: effects, or parked messages. */
record Deliveries(TestService service, Duration limit) {

    void awaitEffects(UUID customer, String... versions) {
        Awaitility.await()
                .atMost(limit)
                .untilAsserted(() -> assertThat(effects(customer)).containsExactly(versions));
    }

    List<String> effects(UUID customer) {
        return service.query("select version from effect where customer_id = '" + customer + "' order by n");
    }

    List<String> parkedOf(UUID customer) {
        return service.query(parkedSql(customer + "%"));
    }

    String parkedSql(String key) {
        return "select id from parked_message where replayed_at is null and key like '" + key + "' order by id";
    }

    void send(UUID customer, long version, UUID eventId) {
        sendRaw(customer.toString(), "customer.changed.v1", eventId, EventCodec.write(changed(customer, version)));
    }

    /** As from a later version of the sender, which knows more words than this one. */
    void sendOfUnknownCategory(String key) {
        var nickname = new ChangedField("nickname", DataCategory.IDENTITY);
        String data = EventCodec.write(changed(UUID.randomUUID(), 1, nickname));
        sendRaw(key, "customer.changed.v1", UUID.randomUUID(), data.replace("IDENTITY", "UNHEARD_OF"));
    }

    private static CustomerChanged changed(UUID customer, long version, ChangedField... fields) {
        return new CustomerChanged(
                customer, UUID.randomUUID(), List.of(fields), version, Instant.parse("2026-03-04T12:00:00Z"));
    }

    void sendRaw(String key, String type, UUID eventId, String data) {
        SuiteEvents.send(SuiteEvents.sign(
                SuiteEvents.record("customer-service", Topics.CUSTOMER_EVENTS, key, type, eventId, data)));
    }
}
