package io.guanhu.platform.database;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits for everything that uses the database.
 *
 * @param connectTimeout limit for opening a connection
 * @param statementTimeout limit for one statement
 * @param lockTimeout how long a statement waits for one lock
 * @param hold how long one connection may be in use before it is closed, whatever it is waiting
 *     for. Must be longer than the inbox takes for a batch
 * @param abandonedTransaction how long a transaction may be idle before the database ends it, so
 *     that a paused or disconnected process does not keep its locks
 * @param limits limits for work that is known to take long, by name; see {@link TimeLimit}
 * @param notReadyAfter how long no connection may be available before the service is not ready
 * @param notLiveAfter how long the pool may stay exhausted before the service should be restarted
 * @param secondConnection what happens to an attempt to get a connection inside a transaction
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
        /** Fails. For tests. */
        REFUSE,
        /**
         * Continues, with a counter and a log message: a rare deadlock is better than a certain
         * failure.
         */
        ALARM
    }

    Duration of(TimeLimit limit) {
        return limits.getOrDefault(limit.name(), limit.duration());
    }
}
