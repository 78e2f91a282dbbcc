package io.guanhu.notification.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CandidateTests {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private static Candidate open(UUID message, int sending, int part) {
        return new Candidate(new ReceiptMatch.Part(message, sending, part), true);
    }

    private static Candidate receipted(UUID message, int sending, int part) {
        return new Candidate(new ReceiptMatch.Part(message, sending, part), false);
    }

    private static ReceiptMatch judged(Candidate... candidates) {
        return Candidate.judge(List.of(candidates));
    }

    @Test
    void belongsToTheFirstOpenPartOfItsMessage() {
        assertThat(judged(open(ONE, 1, 1))).isEqualTo(new ReceiptMatch.Part(ONE, 1, 1));
        assertThat(judged(open(ONE, 1, 2), open(ONE, 1, 1))).isEqualTo(new ReceiptMatch.Part(ONE, 1, 2));
        assertThat(judged(receipted(ONE, 1, 1), open(ONE, 1, 2))).isEqualTo(new ReceiptMatch.Part(ONE, 1, 2));
    }

    @Test
    void belongsToNoMessageIfNoneIsWaiting() {
        assertThat(judged()).isEqualTo(new ReceiptMatch.None());
    }

    @Test
    void isRepeatedIfAllPartsOfSomeSendingHaveIt() {
        assertThat(judged(receipted(ONE, 1, 1))).isEqualTo(new ReceiptMatch.Repeated());
        assertThat(judged(receipted(ONE, 1, 1), open(ONE, 2, 1))).isEqualTo(new ReceiptMatch.Repeated());
        assertThat(judged(receipted(ONE, 1, 1), open(OTHER, 1, 1))).isEqualTo(new ReceiptMatch.Repeated());
    }

    @Test
    void isAmbiguousIfTwoMessagesWait() {
        assertThat(judged(open(ONE, 1, 1), open(OTHER, 1, 1))).isEqualTo(new ReceiptMatch.Ambiguous());
    }

    /** Whichever of its sendings is meant, the message is the same. */
    @Test
    void isOfOneMessageHoweverOftenThatWasSent() {
        assertThat(judged(open(ONE, 1, 1), open(ONE, 2, 1))).isEqualTo(new ReceiptMatch.Part(ONE, 1, 1));
    }
}
