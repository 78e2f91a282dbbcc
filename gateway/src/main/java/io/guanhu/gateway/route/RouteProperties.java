package io.guanhu.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits on the calls that the gateway makes to one service.
 *
 * @param connectTimeout limit for connecting to the service
 * @param responseTimeout limit for the start of a response
 * @param importTimeout the same for a bulk import
 * @param passOnTimeout limit from the start of the response until all of it has been passed on
 * @param concurrency concurrent requests to one service
 * @param breaker when a failing service is left alone
 */
@ConfigurationProperties("guanhu.gateway.routes")
record RouteProperties(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("60s") Duration importTimeout,
        @DefaultValue("30s") Duration passOnTimeout,
        @DefaultValue("200") int concurrency,
        @DefaultValue Breaker breaker) {

    /**
     * @param window how many of the last calls count
     * @param minimum calls before the breaker decides anything
     * @param failurePercent percentage of failed calls that opens the breaker
     * @param pause how long the breaker stays open before it tries again
     */
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("10") int minimum,
            @DefaultValue("50") float failurePercent,
            @DefaultValue("5s") Duration pause) {}
}
