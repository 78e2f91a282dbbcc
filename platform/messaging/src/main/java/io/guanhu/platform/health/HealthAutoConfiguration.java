package io.guanhu.platform.health;

import io.guanhu.platform.audit.AuditTrail;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.context.annotation.Bean;

/** The health of a service that can audit who reads it. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration",
            "io.guanhu.platform.audit.AuditAutoConfiguration"
        })
@ConditionalOnClass({ReactiveHealthEndpointWebExtension.class, MeterRegistry.class})
@ConditionalOnBean({ReactiveHealthEndpointWebExtension.class, AuditTrail.class})
class HealthAutoConfiguration {

    @Bean
    HealthController healthController(ReactiveHealthEndpointWebExtension probes, MeterRegistry meters) {
        return new HealthController(probes, new Gauges(meters));
    }
}
