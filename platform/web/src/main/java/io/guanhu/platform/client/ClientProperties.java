package io.guanhu.platform.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service calls others.
 *
 * @param tokenUri where this service gets its own token; without it, calls carry no token
 * @param clientId the client id; the application's name if absent
 * @param timeout limit for one attempt
 * @param concurrency concurrent calls to one service; more are refused at once
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
