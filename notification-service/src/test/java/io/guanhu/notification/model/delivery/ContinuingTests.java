package io.guanhu.notification.model.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.model.delivery.Continuing.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuingTests {

    private static final Instant LAST = Instant.parse("2026-11-26T08:00:00Z");
    private static final Continuing CONTINUING = new Continuing(Duration.ofMinutes(1), Duration.ofHours(12));

    @Test
    void beginsWithAllParts() {
        assertThat(CONTINUING.of(new Known(4, null), "95500", 3, LAST)).contains(new Rest(5, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "95500, 3, PT0S, rest",
        "95500, 3, PT11H59M, rest",
        "95500, 3, PT12H, whole", // phones may have forgotten the first parts
        "95501, 3, PT0S, waits", // phones do not join parts of two senders
        "95501, 3, PT59S, waits",
        "95501, 3, PT1M, whole",
        "95500, 4, PT0S, waits", // cut otherwise
        "95500, 4, PT1M, whole"
    })
    void sendsTheRestOrTheWhole(String sender, int of, Duration later, String expected) {
        StartedSending startedSending = new StartedSending(2, "smpp", "95500", 3, Set.of(1, 3), false, LAST);

        Optional<Rest> rest = CONTINUING.of(new Known(2, startedSending), sender, of, LAST.plus(later));

        assertThat(rest)
                .isEqualTo(
                        switch (expected) {
                            case "rest" -> Optional.of(new Rest(2, Set.of(1, 3)));
                            case "whole" -> Optional.of(new Rest(3, Set.of()));
                            default -> Optional.empty();
                        });
    }

    @Test
    void asksNobodyWhenAllPartsWereTaken() {
        assertThat(begun(Set.of(1, 2), false).outcome()).contains(new Outcome.Accepted("smpp"));
        assertThat(begun(Set.of(1), false).outcome()).isEmpty();
    }

    @Test
    void sendsNoRestOfWhatDidNotArrive() {
        assertThat(begun(Set.of(1), true).outcome()).contains(new Outcome.Refused("undelivered"));
    }

    private static StartedSending begun(Set<Integer> taken, boolean undelivered) {
        return new StartedSending(1, "smpp", "95500", 2, taken, undelivered, LAST);
    }

    private record Known(int sendings, @Nullable StartedSending before) implements Progress {

        @Override
        public Optional<StartedSending> begun() {
            return Optional.ofNullable(before);
        }

        @Override
        public boolean hasTime() {
            return true;
        }

        @Override
        public void accepted(AcceptedPart part) {
            throw new UnsupportedOperationException();
        }
    }
}
