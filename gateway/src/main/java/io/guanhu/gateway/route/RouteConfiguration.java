package io.guanhu.gateway.route;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.guanhu.gateway.upstream.Service;
import io.guanhu.gateway.upstream.Upstreams;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, Upstreams upstreams, RouteProperties properties) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (Service service : Service.values()) {
            routes.route(
                    service.id(),
                    path -> route(
                            path, service, upstreams, properties, properties.responseTimeout(), service.patterns()));
        }
        return routes.route(
                        "customer-imports",
                        path -> route(
                                path,
                                Service.CUSTOMER,
                                upstreams,
                                properties,
                                properties.importTimeout(),
                                Service.IMPORTS))
                .build();
    }

    private static Buildable<Route> route(
            PredicateSpec request,
            Service service,
            Upstreams upstreams,
            RouteProperties properties,
            Duration timeout,
            String... paths) {
        return request.path(paths)
                .filters(filters -> filters.retry(RouteConfiguration::readsAgainOnce))
                .metadata(UpstreamGuard.SERVICE, service.id())
                .metadata(UpstreamGuard.LIMIT, timeout.plus(properties.passOnTimeout()))
                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis())
                .metadata(RouteMetadataUtils.CONNECT_TIMEOUT_ATTR, (int)
                        properties.connectTimeout().toMillis())
                .uri(upstreams.of(service.id()));
    }

    /**
     * Does not retry after a timeout, which would double the load on a service that is already
     * slow.
     */
    @SuppressWarnings("unchecked") // an array of classes
    private static void readsAgainOnce(RetryGatewayFilterFactory.RetryConfig retry) {
        retry.setRetries(1)
                .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                .setSeries()
                .setStatuses(HttpStatus.BAD_GATEWAY, HttpStatus.SERVICE_UNAVAILABLE)
                .setExceptions(IOException.class)
                .setBackoff(Duration.ofMillis(100), Duration.ofMillis(100), 1, false);
    }

    @Bean
    UpstreamGuard upstreamGuard(RouteProperties properties, MeterRegistry meters) {
        RouteProperties.Breaker breaker = properties.breaker();
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimum())
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(breaker.pause())
                .permittedNumberOfCallsInHalfOpenState(3)
                .build());
        BulkheadRegistry bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(properties.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        return new UpstreamGuard(breakers, bulkheads);
    }

    @Bean
    HttpHeadersFilter requestHygiene() {
        return new StrippingHeadersFilter(HttpHeadersFilter.Type.REQUEST);
    }

    @Bean
    HttpHeadersFilter responseHygiene() {
        return new StrippingHeadersFilter(HttpHeadersFilter.Type.RESPONSE);
    }
}
