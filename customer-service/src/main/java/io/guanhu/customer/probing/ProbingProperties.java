package io.guanhu.customer.probing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody sends too many people, and when too many of them are somebody's.
 *
 * @param limit of what one may send
 * @param alarm when what one sends looks like probing
 */
@ConfigurationProperties("guanhu.customer.probing")
record ProbingProperties(
        @DefaultValue Limit limit, @DefaultValue Alarm alarm) {

    /**
     * So many in such a time, whatever comes of them.
     *
     * @param people whom a member of staff registers one by one, and whose changes they propose
     * @param lines of imports by a member of staff
     * @param machine people and lines that a machine sends
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
     * When to alarm.
     *
     * @param met so many people of whom the sender may not know are the least
     * @param share of all who were sent that they must be
     * @param anyway of a member of staff, so many are enough whatever their share is
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
