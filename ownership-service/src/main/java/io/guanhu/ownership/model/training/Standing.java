package io.guanhu.ownership.model.training;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The status of a member of staff in a course.
 *
 * @param dueOn the last day on which it can be passed on time
 * @param passedAt when it was last passed
 * @param overdue whether that day is over
 */
public record Standing(
        State state, LocalDate dueOn, @Nullable Instant passedAt, boolean overdue) {

    /** The state of a person's training. */
    public enum State {
        NOT_STARTED,
        /** Attempted without passing, since the last pass or at all. */
        FAILED,
        PASSED,
        /** Passed, but so long ago, or before such changes, that it must be passed again. */
        EXPIRED
    }

    /**
     * What a person has done in a course so far.
     *
     * @param passedAt the last successful attempt
     * @param failedAt the last failed attempt
     */
    public record Taken(
            @Nullable Instant passedAt, @Nullable Instant failedAt) {

        public static final Taken NOTHING = new Taken(null, null);
    }

    /**
     * The status on a day.
     *
     * @param since the day from which the bank requires training of this person
     * @param zone the time zone that determines when days start
     */
    public static Standing of(Course course, LocalDate since, Taken taken, LocalDate today, ZoneId zone) {
        Instant passedAt = taken.passedAt();
        LocalDate dueOn = passedAt == null
                ? later(since, course.since()).plusDays(course.daysToTake())
                : goodUntil(course, LocalDate.ofInstant(passedAt, zone));
        boolean overdue = today.isAfter(dueOn);
        return new Standing(state(taken, overdue), dueOn, passedAt, overdue);
    }

    private static LocalDate goodUntil(Course course, LocalDate passedOn) {
        LocalDate expiry = passedOn.plusMonths(course.validMonths());
        LocalDate renewedOn = course.renewedOn();
        if (renewedOn == null || !passedOn.isBefore(renewedOn)) {
            return expiry;
        }
        LocalDate learntAnew = renewedOn.plusDays(course.daysToTake());
        return expiry.isBefore(learntAnew) ? expiry : learntAnew;
    }

    private static State state(Taken taken, boolean overdue) {
        Instant passedAt = taken.passedAt();
        Instant failedAt = taken.failedAt();
        // A failed renewal does not invalidate a pass that is still valid.
        if (passedAt != null && !overdue) {
            return State.PASSED;
        }
        if (failedAt != null && (passedAt == null || failedAt.isAfter(passedAt))) {
            return State.FAILED;
        }
        return passedAt == null ? State.NOT_STARTED : State.EXPIRED;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
