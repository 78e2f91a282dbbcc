package io.guanhu.platform.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a client may take. Only time counts in which this side was ready to read: a client does
 * not answer for a server that is slow.
 *
 * @param headerTimeout from the first byte of a request to the end of its headers
 * @param bodyTimeout for a whole body
 * @param bodyGrace how long a body may take however little of it comes
 * @param minimumRate bytes a second that must come on average after that
 */
@ConfigurationProperties("guanhu.web.connection")
record ConnectionProperties(
        @DefaultValue("15s") Duration headerTimeout,
        @DefaultValue("60s") Duration bodyTimeout,
        @DefaultValue("10s") Duration bodyGrace,
        @DefaultValue("1KB") DataSize minimumRate) {}
