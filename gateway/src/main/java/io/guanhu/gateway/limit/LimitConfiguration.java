package io.guanhu.gateway.limit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    RateLimits rateLimits() {
        return new RateLimits();
    }

    @Bean
    AddressLimitFilter addressLimitFilter(RateLimits limits, LimitProperties properties) {
        return new AddressLimitFilter(limits, properties);
    }

    @Bean
    OrdinaryBodyFilter ordinaryBodyFilter(LimitProperties properties) {
        return new OrdinaryBodyFilter(properties);
    }

    @Bean
    CallerLimitFilter callerLimitFilter(RateLimits limits, LimitProperties properties) {
        return new CallerLimitFilter(limits, properties);
    }
}
