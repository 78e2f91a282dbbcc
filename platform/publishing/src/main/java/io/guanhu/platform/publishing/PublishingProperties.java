package io.guanhu.platform.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long publishing may take, with an outbox or without.
 *
 * @param ackTimeout how long the broker may take to acknowledge a batch
 */
@ConfigurationProperties("guanhu.outbox")
public record PublishingProperties(@DefaultValue("10s") Duration ackTimeout) {}
