package io.guanhu.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the outbox is relayed.
 *
 * @param batch events of one partition published at once
 * @param batchSize bytes of data after which a batch ends; a single event may be larger
 * @param idlePoll longest pause between two looks at an empty outbox
 * @param lease how long a relay may stall inside a transaction before the database takes its
 *     partition away; longer than a batch may take to be acknowledged
 */
@ConfigurationProperties("guanhu.outbox")
record OutboxProperties(
        @DefaultValue("1000") int batch,
        @DefaultValue("4MB") DataSize batchSize,
        @DefaultValue("1s") Duration idlePoll,
        @DefaultValue("15s") Duration lease) {

    /** Refuses a start at which a relay could lose its partition while it waits for the broker. */
    void requireLeaseLongerThan(Duration ackTimeout) {
        if (lease.compareTo(ackTimeout) <= 0) {
            throw new IllegalArgumentException("guanhu.outbox.lease must be longer than guanhu.outbox.ack-timeout");
        }
    }
}
