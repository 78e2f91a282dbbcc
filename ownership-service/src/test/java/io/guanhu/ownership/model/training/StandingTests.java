package io.guanhu.ownership.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.training.Standing.Taken;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Course COURSE = Lessons.course(5, 80);

    /** The course exists since the first of January; new staff have 30 days. */
    @ParameterizedTest
    @CsvSource({
        // since, today, due, overdue
        "2026-03-01, 2026-03-01, 2026-03-31, false",
        "2026-03-01, 2026-03-31, 2026-03-31, false",
        "2026-03-01, 2026-04-01, 2026-03-31, true",
        "2025-06-01, 2026-01-15, 2026-01-31, false",
        "2025-06-01, 2026-02-01, 2026-01-31, true"
    })
    void givesANewPersonTime(LocalDate since, LocalDate today, LocalDate due, boolean overdue) {
        Standing standing = Standing.of(COURSE, since, Taken.NOTHING, today, SHANGHAI);
        assertThat(standing).isEqualTo(new Standing(Standing.State.NOT_STARTED, due, null, overdue));
    }

    @ParameterizedTest
    @CsvSource({
        // passed, failed, today, state, due, overdue
        "2026-03-01T08:00:00Z, , 2026-03-01, PASSED, 2027-03-01, false",
        "2026-03-01T08:00:00Z, , 2027-03-01, PASSED, 2027-03-01, false",
        "2026-03-01T08:00:00Z, , 2027-03-02, EXPIRED, 2027-03-01, true",
        // Already the second of March where the bank is.
        "2026-03-01T17:00:00Z, , 2026-03-02, PASSED, 2027-03-02, false",
        // A failed attempt to renew costs nothing while the pass is valid.
        "2026-03-01T08:00:00Z, 2027-01-01T08:00:00Z, 2027-01-02, PASSED, 2027-03-01, false",
        "2026-03-01T08:00:00Z, 2027-01-01T08:00:00Z, 2027-03-02, FAILED, 2027-03-01, true",
        "2026-03-01T08:00:00Z, 2026-02-01T08:00:00Z, 2027-03-02, EXPIRED, 2027-03-01, true",
        ", 2026-02-01T08:00:00Z, 2026-02-02, FAILED, 2026-01-31, true",
        ", 2026-01-15T08:00:00Z, 2026-01-16, FAILED, 2026-01-31, false"
    })
    void followsWhatWasDone(
            @Nullable Instant passed,
            @Nullable Instant failed,
            LocalDate today,
            Standing.State state,
            LocalDate due,
            boolean overdue) {
        LocalDate since = LocalDate.parse("2026-01-01");
        assertThat(Standing.of(COURSE, since, new Taken(passed, failed), today, SHANGHAI))
                .isEqualTo(new Standing(state, due, passed, overdue));
    }

    /** Renewed on the first of June: people who passed before have 30 days, if their pass is valid that long. */
    @ParameterizedTest
    @CsvSource({
        // passed, today, state, due
        "2026-03-01T08:00:00Z, 2026-06-01, PASSED, 2026-07-01",
        "2026-03-01T08:00:00Z, 2026-07-02, EXPIRED, 2026-07-01",
        "2025-06-15T08:00:00Z, 2026-06-02, PASSED, 2026-06-15",
        "2026-05-31T15:59:59Z, 2026-06-02, PASSED, 2026-07-01",
        // Already the first of June where the bank is.
        "2026-05-31T16:00:00Z, 2026-06-02, PASSED, 2027-06-01"
    })
    void letsStaffLearnAnewWhatHasChanged(Instant passed, LocalDate today, Standing.State state, LocalDate due) {
        Course renewed = Lessons.renewed(LocalDate.parse("2026-06-01"));
        LocalDate since = LocalDate.parse("2025-01-01");
        assertThat(Standing.of(renewed, since, new Taken(passed, null), today, SHANGHAI))
                .isEqualTo(new Standing(state, due, passed, today.isAfter(due)));
    }

    @Test
    void namesToursAsTheyStandInAddresses() {
        assertThat(Tour.of("privacy-desk")).contains(Tour.PRIVACY_DESK);
        assertThat(Tour.PRIVACY_DESK.id()).isEqualTo("privacy-desk");
        assertThat(Tour.of("PRIVACY_DESK")).isEmpty();
    }
}
