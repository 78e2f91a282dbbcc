package io.guanhu.platform.database;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long anything with the database may take.
 *
 * @param connectTimeout until a new connection is established
 * @param statementTimeout for one statement
 * @param lockTimeout for one lock that a statement waits for
 * @param hold for the use of one connection; then it is torn down, whatever it waits for. Longer
 *     than the inbox takes for a batch
 * @param abandonedTransaction how long a transaction may be left standing before the database ends
 *     it: a process that was paused, or cut off, must not keep its locks from the others
 * @param limits for work that is known to be long, by its name; see {@link TimeLimit}
 * @param notReadyAfter how long nobody may get a connection before the service is not ready
 * @param notLiveAfter how long the pool may stay exhausted before the service is to be restarted
 * @param secondConnection what becomes of an attempt to get a connection inside a transaction
 */
@ConfigurationProperties("guanhu.database")
record DatabaseProperties(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration statementTimeout,
        @DefaultValue("10s") Duration lockTimeout,
        @DefaultValue("75s") Duration hold,
        @DefaultValue("60s") Duration abandonedTransaction,
        @DefaultValue Map<String, Duration> limits,
        @DefaultValue("5s") Duration notReadyAfter,
        @DefaultValue("2m") Duration notLiveAfter,
        @DefaultValue("ALARM") SecondConnection secondConnection) {

    enum SecondConnection {
        /** It fails. For tests. */
        REFUSE,
        /** It goes on, is counted and logged: a rare deadlock is better than a sure failure. */
        ALARM
    }

    Duration of(TimeLimit limit) {
        return limits.getOrDefault(limit.name(), limit.duration());
    }
}
