package io.guanhu.notification;

import io.guanhu.platform.testing.ServiceDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows that stores find; each call makes new ones. */
public final class NotificationTables {

    public static final ServiceDatabase DATABASE = ServiceDatabase.of("notification");
    public static final Instant NOW = Instant.parse("2026-06-15T08:00:00Z");
    public static final Instant LATER = Instant.parse("2026-06-15T08:05:00Z");

    private NotificationTables() {}

    /** A notification that is due now. */
    public static UUID notification(String state, String channel, String purpose) {
        return notification(UUID.randomUUID(), state, channel, purpose);
    }

    public static UUID notification(UUID customer, String state, String channel, String purpose) {
        UUID id = UUID.randomUUID();
        DATABASE.execute("""
                insert into notification (id, customer_id, template, channel, locale, parameters, purpose, state,
                    next_attempt_at, requested_at, advanced_at)
                values ('%s', '%s', 'customer-changed', '%s', 'zh-CN', '{"field": "PHONE"}', '%s', '%s', '%s', '%s', '%s')
                """.formatted(id, customer, channel, purpose, state, NOW, NOW, NOW));
        return id;
    }

    /** Changes a notification, such as by {@code particulars = 'privacy-service'}. */
    public static void change(UUID id, String assignments) {
        DATABASE.execute("update notification set %s where id = '%s'".formatted(assignments, id));
    }

    /** One of two parts that the centre has just accepted, for a number that ends with 0000. */
    public static void part(UUID notification, int sending, int part, String messageId, String state) {
        DATABASE.execute("""
                insert into message_part (notification_id, sending, part, parts, provider, provider_message_id, sender,
                    content, destination_end, state, submitted_at, accepted_at)
                values ('%s', %d, %d, 2, 'centre', '%s', '10690', 'abcd', '0000', '%s', '%s', '%s')
                """.formatted(notification, sending, part, messageId, state, NOW, NOW));
    }

    /** One column of a notification's parts, as text, in their order. */
    public static List<String> parts(UUID notification, String column) {
        return DATABASE.values("""
                select coalesce((%s)::text, '') from message_part where notification_id = '%s' order by sending, part
                """.formatted(column, notification), String.class);
    }

    public static void eraseContact(UUID customer) {
        DATABASE.execute("insert into erased_contact values ('%s', now())".formatted(customer));
    }

    /** One column of a notification, as text. */
    public static String column(UUID id, String column) {
        return DATABASE.values(
                        "select coalesce((%s)::text, '') from notification where id = '%s'".formatted(column, id),
                        String.class)
                .getFirst();
    }
}
