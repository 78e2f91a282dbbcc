package io.guanhu.platform.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are received.
 *
 * @param concurrency consumers per topic in this process
 * @param attempts how often an event is tried automatically before it is parked
 * @param firstBackOff pause after the first failed attempt; it doubles each time
 * @param patience how long a handler may take for one event
 * @param retention how long an event's id is remembered; longer than the topics keep events
 */
@ConfigurationProperties("guanhu.inbox")
record InboxProperties(
        @DefaultValue("1") int concurrency,
        @DefaultValue("5") int attempts,
        @DefaultValue("500ms") Duration firstBackOff,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("14d") Duration retention) {}
