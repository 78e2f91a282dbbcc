package io.guanhu.platform.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
     * @param purpose SECURITY_CODE, LEGAL_NOTICE, SERVICE or MARKETING. A legal notice is one that
     *     the law or the customer's security requires: it stays open until it was delivered or a
     *     person settled it
     * @param expiresAt when it is of no use any more, as a one-time code; it is not sent after that
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

        /** Begins a request for one message; what is not said of it is absent. */
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
     * @param state SENT (a provider took it), DELIVERED, FAILED (given up), CANCELLED (the contact
     *     was erased), STUCK (a legal notice that waits for a person) or SETTLED (a person closed
     *     it)
     */
    @EventType(value = "notification.advanced.v1", topic = Topics.NOTIFICATION_EVENTS)
    public record NotificationAdvanced(UUID notificationId, UUID customerId, String channel, String state, Instant at)
            implements Event {

        /**
         * Whether nothing more becomes of it, so that what was kept for it can go. Nobody confirms
         * the delivery of an email: it ends when a mail server took it. A short message does not,
         * since the SMS centre may yet say that it never arrived.
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

    /** A message that is being put together. {@link #build} fails if it lacks template, channel, locale or purpose. */
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

        /** Of the service that gives at send time what must not stand in the event. */
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
