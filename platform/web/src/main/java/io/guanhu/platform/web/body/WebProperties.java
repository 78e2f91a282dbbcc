package io.guanhu.platform.web.body;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits that every service sets its callers.
 *
 * @param maxBody the largest body; a larger one is answered with 413
 */
@ConfigurationProperties("guanhu.web")
record WebProperties(@DefaultValue("1MB") DataSize maxBody) {}
