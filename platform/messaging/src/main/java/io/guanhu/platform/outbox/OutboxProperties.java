package io.guanhu.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the outbox is relayed.
 *
 * @param batch how many events of a partition are published at once
 * @param batchSize after how many bytes of data a batch ends; a single event may be larger
 * @param idlePoll the longest rest between two looks at an empty outbox
 * @param ackTimeout how long the broker may take to acknowledge a batch
 * @param lease how long a relay may stand still inside a transaction before the database takes its
 *     partition away; longer than {@code ackTimeout}
 */
@ConfigurationProperties("guanhu.outbox")
record OutboxProperties(
        @DefaultValue("1000") int batch,
        @DefaultValue("4MB") DataSize batchSize,
        @DefaultValue("1s") Duration idlePoll,
        @DefaultValue("10s") Duration ackTimeout,
        @DefaultValue("15s") Duration lease) {

    OutboxProperties {
        if (lease.compareTo(ackTimeout) <= 0) {
            throw new IllegalArgumentException("guanhu.outbox.lease must be longer than guanhu.outbox.ack-timeout");
        }
    }
}
