package io.guanhu.notification.sms;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a delivery receipt (SMPP 3.4, appendix B). Its format is left to each centre, so as
 * much as possible is read.
 *
 * @param delivered absent if not known yet, or not stated
 * @param marks identifies other receipts of the same message; absent without a time
 */
record ReceiptText(
        @Nullable String id,
        @Nullable Boolean delivered,
        @Nullable String marks) {

    private static final Pattern FIELD =
            Pattern.compile("\\b(id|submit date|done date|stat):[ ]*(\\S+)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Boolean> FINAL = Map.of(
            "DELIVRD", true,
            "DELIVERED", true,
            "EXPIRED", false,
            "DELETED", false,
            "UNDELIV", false,
            "UNDELIVERABLE", false,
            "REJECTD", false,
            "REJECTED", false);

    /** Message states of SMPP 3.4, section 5.2.28. */
    static Optional<Boolean> finalState(int state) {
        return switch (state) {
            case 2 -> Optional.of(true);
            case 3, 4, 5, 8 -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static ReceiptText of(String text) {
        Map<String, String> fields = new TreeMap<>();
        Matcher matcher = FIELD.matcher(withoutMessage(text));
        while (matcher.find()) {
            fields.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2));
        }
        String state = fields.get("stat");
        return new ReceiptText(
                fields.get("id"), state == null ? null : FINAL.get(state.toUpperCase(Locale.ROOT)), marks(fields));
    }

    /** All receipts of one message contain the same time of submission. */
    private static @Nullable String marks(Map<String, String> fields) {
        String submitted = fields.get("submit date");
        if (submitted != null) {
            return "submitted " + submitted;
        }
        String done = fields.get("done date");
        return done == null ? null : "done %s %s".formatted(done, fields.get("stat"));
    }

    /** The beginning of the message may follow, which says nothing about its delivery. */
    private static String withoutMessage(String text) {
        int message = text.toLowerCase(Locale.ROOT).indexOf("text:");
        return message < 0 ? text : text.substring(0, message);
    }
}
