package io.guanhu.customer.rotation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When search tokens get a new key without being asked.
 *
 * @param every the age at which a version of the key has served long enough
 * @param retry how long a rotation that was given up rests before it goes on by itself
 */
@ConfigurationProperties("guanhu.customer.search-token-rotation")
record RotationProperties(
        @DefaultValue("90d") Duration every,
        @DefaultValue("10m") Duration retry) {}
