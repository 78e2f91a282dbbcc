package io.guanhu.notification.receipt;

import java.util.UUID;

/** Whose receipt it is. */
sealed interface Found {

    /** A word for metrics. */
    String code();

    /** It is that of a part that waited for one. */
    record Part(UUID notificationId, int sending, int part) implements Found {
        @Override
        public String code() {
            return "applied";
        }
    }

    /** Nobody waits for it yet. */
    record None() implements Found {
        @Override
        public String code() {
            return "unknown";
        }
    }

    /** It came before. */
    record Repeated() implements Found {
        @Override
        public String code() {
            return "repeated";
        }
    }

    /**
     * Several messages to such a number have this id: better none is called delivered than the
     * wrong one.
     */
    record Ambiguous() implements Found {
        @Override
        public String code() {
            return "ambiguous";
        }
    }
}
