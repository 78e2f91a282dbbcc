package io.guanhu.customer.probing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many people a caller may send, and how many of them may be people the caller must not know
 * about.
 *
 * @param limit how much one caller may send
 * @param alarm when it looks like probing
 */
@ConfigurationProperties("guanhu.customer.probing")
record ProbingProperties(
        @DefaultValue Limit limit, @DefaultValue Alarm alarm) {

    /**
     * How many people and lines may be sent in a window, whatever the results.
     *
     * @param people people registered one by one, or proposed changes, per member of staff
     * @param lines import lines per member of staff
     * @param machine people and lines per system
     */
    record Limit(
            @DefaultValue("1h") Duration window,
            @DefaultValue("200") int people,
            @DefaultValue("20000") int lines,
            @DefaultValue("500000") int machine) {

        Limit {
            requirePositive("limit.window", window);
            requirePositive("limit.people", people);
            requirePositive("limit.lines", lines);
            requirePositive("limit.machine", machine);
        }

        int of(Kind kind) {
            return switch (kind) {
                case PEOPLE -> people;
                case LINES -> lines;
                case MACHINE -> machine;
            };
        }
    }

    /**
     * When to raise an alarm.
     *
     * @param met minimum number of people whom the caller must not know about
     * @param share minimum share of them among all people sent
     * @param anyway number of such people that is enough for a member of staff, whatever their
     *     share
     */
    record Alarm(
            @DefaultValue("P1D") Duration window,
            @DefaultValue("10") int met,
            @DefaultValue("0.2") double share,
            @DefaultValue("50") int anyway) {

        Alarm {
            requirePositive("alarm.window", window);
            requirePositive("alarm.met", met);
            requirePositive("alarm.anyway", anyway);
            if (!(share > 0 && share <= 1)) {
                throw wrong("alarm.share must be above 0, and 1 at most");
            }
        }

        boolean isReached(Kind kind, long sent, long found) {
            return (found >= met && found >= share * sent) || (kind != Kind.MACHINE && found >= anyway);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw wrong(name + " must be at least 1");
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw wrong(name + " must be longer than nothing");
        }
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("guanhu.customer.probing." + reason);
    }
}
