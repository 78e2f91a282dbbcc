package io.guanhu.platform.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a client may take. Only time in which this side was ready to read counts: a slow server
 * is not the client's fault.
 *
 * @param headerTimeout limit from the first byte of a request to the end of its headers
 * @param bodyTimeout limit for a whole body
 * @param bodyGrace how long a body may arrive at any speed
 * @param minimumRate bytes a second that must arrive on average after that
 */
@ConfigurationProperties("guanhu.web.connection")
record ConnectionProperties(
        @DefaultValue("15s") Duration headerTimeout,
        @DefaultValue("60s") Duration bodyTimeout,
        @DefaultValue("10s") Duration bodyGrace,
        @DefaultValue("1KB") DataSize minimumRate) {}
