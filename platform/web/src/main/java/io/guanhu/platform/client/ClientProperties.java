package io.guanhu.platform.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service calls others.
 *
 * @param tokenUri where it gets its own token; without one it calls without a token
 * @param clientId the application's name, if absent
 * @param timeout for one attempt
 * @param concurrency calls to one service at a time; more are refused at once
 */
@ConfigurationProperties("guanhu.client")
record ClientProperties(
        @Nullable String tokenUri,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("64") int concurrency) {

    @Override
    public String toString() {
        return "ClientProperties[" + tokenUri + ", " + clientId + "]";
    }
}
