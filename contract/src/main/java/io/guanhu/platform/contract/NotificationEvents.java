package io.guanhu.platform.contract;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of notification-service and what it answers. */
public final class NotificationEvents {

    private NotificationEvents() {}

    /**
     * Asks for one message to one customer. The contact is resolved at send time; it is never in
     * the event.
     *
     * @param notificationId the idempotency key: however often it is asked for, one message is sent
     * @param template id of the template, such as {@code customer-changed}
     * @param channel SMS or EMAIL
     * @param locale {@code zh-CN} or {@code en}
     * @param parameters what the template needs; no personal data, no secrets
     * @param particulars name of the service that gives, at send time and over HTTP, the secret
     *     parameters (a one-time code) or a contact that customer-service no longer holds; absent
     *     means the contact of customer-service
     * @param purpose SECURITY_CODE, SERVICE or MARKETING
     */
    @EventType(value = "notification.requested.v1", topic = Topics.NOTIFICATION_REQUESTS)
    public record NotificationRequested(
            UUID notificationId,
            UUID customerId,
            String template,
            String channel,
            String locale,
            Map<String, String> parameters,
            @Nullable String particulars,
            String purpose,
            Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /**
     * A message reached a state.
     *
     * @param state SENT, DELIVERED, FAILED or CANCELLED
     */
    @EventType(value = "notification.advanced.v1", topic = Topics.NOTIFICATION_EVENTS)
    public record NotificationAdvanced(
            UUID notificationId, UUID customerId, String channel, String state, Instant at)
            implements Event {
        @Override
        public String key() {
            return customerId.toString();
        }
    }
}
