package io.guanhu.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.people.SuppressionList.Known;
import io.guanhu.customer.registration.RegistrationDesk;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.testing.Memory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class CapacityTests {

    private static final Profile SOMEBODY = Somebody.number(1);

    private final RegistrationDesk desk = new RegistrationDesk();

    /** Two lines take a second; there are forty. */
    private final Steps clock = new Steps();

    private final Capacity capacity =
            new Capacity(desk.matching.matching(), desk.rejections, RegistrationDesk.SETTINGS, clock);

    private void accepted(int lines) {
        desk.memory.run(capacity.require(lines));
    }

    private ProblemException refused(int lines) {
        return desk.memory.refusal(capacity.require(lines));
    }

    @Test
    void acceptsAFewWithoutMeasuring() {
        desk.matching.list().erased(SOMEBODY);

        accepted(20);

        assertThat(clock.asked).isZero();
    }

    @Test
    void acceptsAnyNumberWhileNothingIsHashed() {
        accepted(1_000_000);
    }

    @Test
    void refusesMoreThanFitAndSaysHowManyDo() {
        desk.matching.list().erased(SOMEBODY);
        accepted(80);

        ProblemException refusal = refused(81);

        assertThat(refusal.code()).isEqualTo("import-too-long");
        assertThat(refusal.status()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(refusal.arguments()).containsExactly(80);
        assertThat(refusal.members()).containsEntry("lines", 80);
    }

    @Test
    void countsWhatIsHashedForRememberedRejections() {
        Known document = desk.memory.get(desk.rejections.hash(SOMEBODY)).orElseThrow();
        desk.memory.run(desk.rejections.remember(UUID.randomUUID(), document, Reason.PERSON_DECLINED, null));
        accepted(80);

        assertThat(refused(81).arguments()).containsExactly(80);
    }

    @Test
    void measuresAnewForEachImport() {
        desk.matching.list().erased(SOMEBODY);
        assertThat(refused(81).arguments()).containsExactly(80);

        clock.step = Duration.ofSeconds(2);

        assertThat(refused(81).arguments()).containsExactly(40);
    }

    /** Another step happens between two questions. */
    private static final class Steps extends Clock {

        private Duration step = Duration.ofSeconds(1);
        private Instant now = Memory.NOW;
        private int asked;

        @Override
        public Instant instant() {
            asked++;
            now = now.plus(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("There is one zone");
        }
    }
}
