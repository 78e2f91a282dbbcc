package io.guanhu.notification.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a message may wait before it is no longer sent.
 *
 * @param shelfLife how long a message may wait if no law requires it and its request sets no limit
 */
@ConfigurationProperties("guanhu.notification.requests")
record RequestProperties(@DefaultValue("P7D") Duration shelfLife) {}
