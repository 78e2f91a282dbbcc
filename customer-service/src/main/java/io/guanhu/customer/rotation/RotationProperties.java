package io.guanhu.customer.rotation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When search tokens get a new key automatically.
 *
 * @param every the age at which a version of the key is replaced
 * @param retry the pause before a failed rotation continues automatically
 */
@ConfigurationProperties("guanhu.customer.search-token-rotation")
record RotationProperties(
        @DefaultValue("90d") Duration every,
        @DefaultValue("10m") Duration retry) {}
