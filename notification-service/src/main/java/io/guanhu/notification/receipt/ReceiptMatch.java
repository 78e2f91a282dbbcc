package io.guanhu.notification.receipt;

import java.util.UUID;

/** The message that a receipt belongs to. */
sealed interface ReceiptMatch {

    /** A label for metrics. */
    String code();

    /** It belongs to a part that waited for a receipt. */
    record Part(UUID notificationId, int sending, int part) implements ReceiptMatch {
        @Override
        public String code() {
            return "applied";
        }
    }

    /** Nothing waits for it yet. */
    record None() implements ReceiptMatch {
        @Override
        public String code() {
            return "unknown";
        }
    }

    /** It was received before. */
    record Repeated() implements ReceiptMatch {
        @Override
        public String code() {
            return "repeated";
        }
    }

    /**
     * Several messages to such a number have this id. Marking none as delivered is better than
     * marking the wrong one.
     */
    record Ambiguous() implements ReceiptMatch {
        @Override
        public String code() {
            return "ambiguous";
        }
    }
}
