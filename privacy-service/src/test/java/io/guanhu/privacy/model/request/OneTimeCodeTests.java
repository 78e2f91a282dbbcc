package io.guanhu.privacy.model.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.privacy.model.request.OneTimeCode.Attempt;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneTimeCodeTests {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private static final OneTimeCode CODE =
            new OneTimeCode(UUID.randomUUID(), "aa", Actor.Type.CUSTOMER, NOW.plusSeconds(300), 0, false);

    @Test
    void acceptsTheRightCode() {
        assertThat(CODE.attempt("aa", NOW)).isEqualTo(new Attempt.Right());
    }

    @Test
    void countsWrongCodesUpToTheLimit() {
        var code = CODE;
        for (int left = OneTimeCode.ATTEMPT_LIMIT - 1; left >= 0; left--) {
            var attempt = code.attempt("bb", NOW);
            assertThat(attempt).isInstanceOf(Attempt.Wrong.class);
            code = ((Attempt.Wrong) attempt).counted();
            assertThat(code.attemptsLeft()).isEqualTo(left);
        }
        assertThat(code.attempt("aa", NOW)).isEqualTo(new Attempt.Refused(Refusal.TOO_MANY_ATTEMPTS));
    }

    @Test
    void expiresAtItsInstant() {
        assertThat(CODE.attempt("aa", NOW.plusSeconds(299))).isEqualTo(new Attempt.Right());
        assertThat(CODE.attempt("aa", NOW.plusSeconds(300))).isEqualTo(new Attempt.Refused(Refusal.CODE_EXPIRED));
    }

    @Test
    void servesOnce() {
        var used = new OneTimeCode(CODE.id(), CODE.hash(), CODE.askedBy(), CODE.expiresAt(), 0, true);
        assertThat(used.attempt("aa", NOW)).isEqualTo(new Attempt.Refused(Refusal.CODE_USED));
    }
}
