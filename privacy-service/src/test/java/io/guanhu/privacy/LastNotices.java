package io.guanhu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents.Channel;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What becomes of the last notices of an erasure, and that their contact is kept meanwhile. */
record LastNotices(PrivacyClient client, Wire wire, Rows rows) {

    /** The email is out; the short message is accepted, gets stuck, and is settled by a person. */
    void areSettledAtLast(Tokens subject, UUID request, List<NotificationRequested> notices) {
        NotificationRequested sms = notices.stream()
                .filter(each -> each.channel() == Channel.SMS)
                .findFirst()
                .orElseThrow();
        notices.forEach(each -> wire.send(advanced(each, MessageState.SENT)));
        wire.send(advanced(sms, MessageState.STUCK));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> is(sms.notificationId(), "STUCK"));

        assertThat(client.particulars(sms.notificationId()).phone()).isEqualTo("+8619912345678");
        client.awaitState(subject, request, "EXECUTING");

        wire.send(advanced(sms, MessageState.SETTLED));
    }

    private boolean is(UUID notification, String state) {
        return rows.count("select count(*) from notice where notification_id = '%s' and state = '%s'"
                        .formatted(notification, state))
                == 1;
    }

    private static NotificationAdvanced advanced(NotificationRequested request, MessageState state) {
        return new NotificationAdvanced(
                request.notificationId(), request.customerId(), request.channel(), state, request.at());
    }
}
