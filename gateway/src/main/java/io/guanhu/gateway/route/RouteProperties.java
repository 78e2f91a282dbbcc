package io.guanhu.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how much the gateway waits for one service.
 *
 * @param connectTimeout until a connection stands
 * @param responseTimeout until an answer begins
 * @param importTimeout the same for a bulk import
 * @param passOnTimeout from then on, until the answer has been passed on to its end
 * @param concurrency requests that one service works on at a time
 * @param breaker when a service that fails is left alone
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
     * @param minimum calls before the breaker judges at all
     * @param failurePercent of them that open it
     * @param pause until it tries again
     */
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("10") int minimum,
            @DefaultValue("50") float failurePercent,
            @DefaultValue("5s") Duration pause) {}
}
