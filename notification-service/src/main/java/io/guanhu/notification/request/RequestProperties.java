package io.guanhu.notification.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long messages are worth sending.
 *
 * @param shelfLife of those that no law requires and whose request names no end
 */
@ConfigurationProperties("guanhu.notification.requests")
record RequestProperties(@DefaultValue("P7D") Duration shelfLife) {}
