package io.guanhu.gateway.audit;

import io.guanhu.platform.publishing.DirectPublisher;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.security.Callers;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    @Bean
    Tally refusalTally(AuditProperties properties) {
        return new Tally(properties.distinct());
    }

    @Bean
    SpoolIdentity spoolIdentity(AuditProperties properties) throws IOException {
        return SpoolIdentity.in(Files.createDirectories(properties.spool()));
    }

    @Bean
    GatewayRefusals gatewayRefusals(Tally tally, SpoolIdentity identity, Callers callers) {
        return new GatewayRefusals(tally, identity, callers);
    }

    @Bean
    AuditSpooling auditSpooling(
            Tally tally,
            SpoolIdentity identity,
            DirectPublisher publisher,
            AuditProperties properties,
            MeterRegistry meters,
            Clock clock)
            throws IOException {
        return new AuditSpooling(
                tally,
                new Spool(properties.spool(), properties.limit().toBytes(), properties.window()),
                new Entries(identity.name()),
                publisher,
                properties,
                meters,
                clock);
    }

    @Bean
    Worker auditSpoolWriter(AuditSpooling spooling) {
        return new Worker("audit-spool-writer", () -> Mono.fromCallable(spooling::flush));
    }

    @Bean
    Worker auditSpoolSender(AuditSpooling spooling) {
        return new Worker("audit-spool-sender", () -> Mono.fromCallable(spooling::send));
    }

    @Bean
    HealthIndicator auditSpoolHealthIndicator(AuditSpooling spooling) {
        return spooling::health;
    }
}
