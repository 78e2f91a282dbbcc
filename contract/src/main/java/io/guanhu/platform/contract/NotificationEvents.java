package io.guanhu.platform.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
     * @param locale the language it is written in
     * @param parameters the values for the template; no personal data, no secrets
     * @param particulars the name of the service that provides, at send time and over HTTP, secret
     *     parameters (a one-time code) or a contact that customer-service no longer has; absent for
     *     customer-service's contact
     * @param expiresAt when it is no longer useful, such as a one-time code; it is not sent after
     *     that
     */
    @EventType(value = "notification.requested.v1", topic = Topics.NOTIFICATION_REQUESTS)
    public record NotificationRequested(
            UUID notificationId,
            UUID customerId,
            String template,
            Channel channel,
            Language locale,
            Map<String, String> parameters,
            @Nullable String particulars,
            Purpose purpose,
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

    /** How a message is sent. */
    public enum Channel {
        SMS,
        EMAIL
    }

    /** The languages that messages are written in. */
    public enum Language {
        CHINESE("zh-CN"),
        ENGLISH("en");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        /** The language of a tag, such as {@code zh-CN}; empty if no messages are written in it. */
        public static Optional<Language> of(String tag) {
            return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
        }

        /** Chinese for readers of Chinese, and English for all others: as the suite answers them. */
        public static Language nearestTo(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
        }

        /** Its tag (BCP 47), as it is written in the event. */
        @JsonValue
        public String tag() {
            return tag;
        }
    }

    /** Why a message is sent. */
    public enum Purpose {
        SECURITY_CODE,
        /**
         * The law or the customer's security requires it: it stays open until it was delivered or a
         * person settled it.
         */
        LEGAL_NOTICE,
        SERVICE,
        MARKETING
    }

    /** A message reached a state. */
    @EventType(value = "notification.advanced.v1", topic = Topics.NOTIFICATION_EVENTS)
    public record NotificationAdvanced(
            UUID notificationId, UUID customerId, Channel channel, MessageState state, Instant at) implements Event {

        /**
         * Whether the state is final, so that data kept for the message can be deleted. Nobody
         * confirms the delivery of an email, which therefore ends when a mail server has accepted
         * it. An SMS message does not, because the SMS centre may still report that it was not
         * delivered.
         */
        public boolean ended() {
            return switch (state) {
                case DELIVERED, FAILED, CANCELLED, SETTLED -> true;
                case SENT -> channel == Channel.EMAIL;
                case STUCK -> false;
            };
        }

        @Override
        public String key() {
            return customerId.toString();
        }
    }

    /** How far a message got. */
    public enum MessageState {
        /** A provider accepted it. */
        SENT,
        DELIVERED,
        /** Given up. */
        FAILED,
        /** The contact was erased. */
        CANCELLED,
        /** A legal notice that waits for a person. */
        STUCK,
        /** A person closed it. */
        SETTLED
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
        private @Nullable Channel channel;
        private @Nullable Language locale;
        private Map<String, String> parameters = Map.of();
        private @Nullable String particulars;
        private @Nullable Purpose purpose;
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

        public Message channel(Channel smsOrEmail) {
            this.channel = smsOrEmail;
            return this;
        }

        public Message locale(Language language) {
            this.locale = language;
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

        public Message purpose(Purpose why) {
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
