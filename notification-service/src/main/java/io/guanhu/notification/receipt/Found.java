package io.guanhu.notification.receipt;

import java.util.UUID;

/** The message that a receipt belongs to. */
sealed interface Found {

    /** A label for metrics. */
    String code();

    /** It belongs to a part that waited for a receipt. */
    record Part(UUID notificationId, int sending, int part) implements Found {
        @Override
        public String code() {
            return "applied";
        }
    }

    /** Nothing waits for it yet. */
    record None() implements Found {
        @Override
        public String code() {
            return "unknown";
        }
    }

    /** It was received before. */
    record Repeated() implements Found {
        @Override
        public String code() {
            return "repeated";
        }
    }

    /**
     * Several messages to such a number have this id. Marking none as delivered is better than
     * marking the wrong one.
     */
    record Ambiguous() implements Found {
        @Override
        public String code() {
            return "ambiguous";
        }
    }
}
