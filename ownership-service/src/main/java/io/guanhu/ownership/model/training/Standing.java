package io.guanhu.ownership.model.training;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a member of staff stands with a course.
 *
 * @param dueOn the last day on which it may be passed without being late
 * @param passedAt when it was passed last
 * @param overdue whether that day is over
 */
public record Standing(
        State state, LocalDate dueOn, @Nullable Instant passedAt, boolean overdue) {

    /** How far somebody has come. */
    public enum State {
        NOT_STARTED,
        /** Tried since the last pass, or without one, and not passed. */
        FAILED,
        PASSED,
        /** Passed once, so long ago, or before such changes, that it has to be passed again. */
        EXPIRED
    }

    /**
     * What somebody has done of a course so far.
     *
     * @param passedAt the last attempt that passed
     * @param failedAt the last attempt that did not
     */
    public record Taken(
            @Nullable Instant passedAt, @Nullable Instant failedAt) {

        public static final Taken NOTHING = new Taken(null, null);
    }

    /**
     * How it stands on a day.
     *
     * @param since the day from which on the bank expects training of this person
     * @param zone where days begin
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
        // A failed try at renewing takes nothing away from a pass that is still good.
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
