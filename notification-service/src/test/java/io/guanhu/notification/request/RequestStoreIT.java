package io.guanhu.notification.request;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.LATER;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.Language;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.NotificationEvents.Purpose;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RequestStoreIT {

    private final RequestStore store =
            new RequestStore(DATABASE.client(), JsonMapper.builder().build());
    private final UUID id = UUID.randomUUID();

    private NotificationRequested request(String template, @Nullable String particulars) {
        return NotificationRequested.message(id, UUID.randomUUID(), NOW)
                .template(template)
                .channel(NotificationEvents.Channel.SMS)
                .locale(Language.CHINESE)
                .parameters(Map.of("field", "PHONE"))
                .particulars(particulars)
                .purpose(Purpose.SERVICE)
                .build();
    }

    @Test
    void queuesARequestForNow() {
        DATABASE.run(store.queue(request("customer-changed", "privacy-service"), Channel.SMS, LATER));

        assertThat(column(id, "state")).isEqualTo("QUEUED");
        assertThat(column(id, "parameters")).isEqualTo("{\"field\": \"PHONE\"}");
        assertThat(column(id, "particulars")).isEqualTo("privacy-service");
        assertThat(column(id, "next_attempt_at = requested_at and expires_at = '" + LATER + "'"))
                .isEqualTo("true");
    }

    @Test
    void keepsWhatIsAbsentAbsent() {
        DATABASE.run(store.queue(request("customer-changed", null), Channel.SMS, null));

        assertThat(column(id, "particulars is null and expires_at is null")).isEqualTo("true");
    }

    @Test
    void theFirstRequestOfAnIdIsTheOne() {
        DATABASE.run(store.queue(request("customer-changed", null), Channel.SMS, null));
        DATABASE.run(store.queue(request("other", null), Channel.EMAIL, null));

        assertThat(column(id, "template || channel")).isEqualTo("customer-changedSMS");
    }

    @Test
    void aRequestThatIsRolledBackMayComeAgain() {
        DATABASE.rolledBack(store.queue(request("customer-changed", null), Channel.SMS, null));
        DATABASE.run(store.queue(request("other", null), Channel.SMS, null));

        assertThat(column(id, "template")).isEqualTo("other");
    }
}
