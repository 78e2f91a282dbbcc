package io.guanhu.platform.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests to notification-service, and its answers. */
public final class NotificationEvents {

    private NotificationEvents() {}

    /**
     * Requests one message to one customer. The contact is looked up at send time and is never in
     * the event.
     *
     * @param notificationId the idempotency key: one message is sent, however often it is requested
     * @param template id of the template, such as {@code customer-changed}
     * @param channel SMS or EMAIL
     * @param locale {@code zh-CN} or {@code en}
     * @param parameters the values for the template; no personal data, no secrets
     * @param particulars the name of the service that provides, at send time and over HTTP, secret
     *     parameters (a one-time code) or a contact that customer-service no longer has; absent for
     *     customer-service's contact
     * @param purpose SECURITY_CODE, LEGAL_NOTICE, SERVICE or MARKETING. A legal notice is required
     *     by law or for the customer's security: it stays open until it was delivered or a person
     *     settled it
     * @param expiresAt when it is no longer useful, such as a one-time code; it is not sent after
     *     that
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
            @Nullable Instant expiresAt,
            Instant at)
            implements Event {

        /** Starts a request for one message; anything not set is absent. */
        public static Message message(UUID notificationId, UUID customerId, Instant at) {
            return new Message(notificationId, customerId, at);
        }

        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /**
     * A message reached a state.
     *
     * @param state SENT (a provider accepted it), DELIVERED, FAILED (given up), CANCELLED (the
     *     contact was erased), STUCK (a legal notice that waits for a person) or SETTLED (a person
     *     closed it)
     */
    @EventType(value = "notification.advanced.v1", topic = Topics.NOTIFICATION_EVENTS)
    public record NotificationAdvanced(UUID notificationId, UUID customerId, String channel, String state, Instant at)
            implements Event {

        /**
         * Whether the state is final, so that data kept for the message can be deleted. Nobody
         * confirms the delivery of an email, which therefore ends when a mail server has accepted
         * it. An SMS message does not, because the SMS centre may still report that it was not
         * delivered.
         */
        public boolean ended() {
            return switch (state) {
                case "DELIVERED", "FAILED", "CANCELLED", "SETTLED" -> true;
                case "SENT" -> channel.equals("EMAIL");
                default -> false;
            };
        }

        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /**
     * A message under construction. {@link #build} fails without template, channel, locale or
     * purpose.
     */
    public static final class Message {

        private final UUID notificationId;
        private final UUID customerId;
        private final Instant at;
        private @Nullable String template;
        private @Nullable String channel;
        private @Nullable String locale;
        private Map<String, String> parameters = Map.of();
        private @Nullable String particulars;
        private @Nullable String purpose;
        private @Nullable Instant expiresAt;

        private Message(UUID notificationId, UUID customerId, Instant at) {
            this.notificationId = notificationId;
            this.customerId = customerId;
            this.at = at;
        }

        public Message template(String id) {
            this.template = id;
            return this;
        }

        public Message channel(String smsOrEmail) {
            this.channel = smsOrEmail;
            return this;
        }

        public Message locale(String tag) {
            this.locale = tag;
            return this;
        }

        public Message parameters(Map<String, String> values) {
            this.parameters = values;
            return this;
        }

        /** The service that provides, at send time, what must not be in the event. */
        public Message particulars(@Nullable String serviceName) {
            this.particulars = serviceName;
            return this;
        }

        public Message purpose(String why) {
            this.purpose = why;
            return this;
        }

        public Message expiresAt(Instant instant) {
            this.expiresAt = instant;
            return this;
        }

        public NotificationRequested build() {
            return new NotificationRequested(
                    notificationId,
                    customerId,
                    Objects.requireNonNull(template, "template"),
                    Objects.requireNonNull(channel, "channel"),
                    Objects.requireNonNull(locale, "locale"),
                    parameters,
                    particulars,
                    Objects.requireNonNull(purpose, "purpose"),
                    expiresAt,
                    at);
        }
    }
}
