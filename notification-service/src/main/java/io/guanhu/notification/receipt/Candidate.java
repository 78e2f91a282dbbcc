package io.guanhu.notification.receipt;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A part that a receipt could belong to.
 *
 * @param open whether it waits for a receipt; if not, it already has this one
 */
record Candidate(ReceiptMatch.Part part, boolean open) {

    /** What was sent together as one message. */
    private record Sent(UUID notificationId, int sending) {}

    private Sent sent() {
        return new Sent(part.notificationId(), part.sending());
    }

    /**
     * For the parts of one message, it does not matter which one is marked as delivered. An SMS
     * centre may use the same id for all of them. Their receipts are then identical, and each
     * counts for a different part. A receipt is a repetition if all parts it could belong to
     * already have one.
     *
     * @param candidates in the order in which they were accepted
     */
    static ReceiptMatch judge(List<Candidate> candidates) {
        List<Candidate> open = candidates.stream().filter(Candidate::open).toList();
        Set<Sent> waiting = open.stream().map(Candidate::sent).collect(Collectors.toSet());
        if (candidates.stream().anyMatch(each -> !waiting.contains(each.sent()))) {
            return new ReceiptMatch.Repeated();
        }
        long messages = open.stream()
                .map(each -> each.part().notificationId())
                .distinct()
                .count();
        if (messages > 1) {
            return new ReceiptMatch.Ambiguous();
        }
        return open.isEmpty() ? new ReceiptMatch.None() : open.getFirst().part();
    }
}
