package io.guanhu.platform.audit;

import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.security.DeniedCallers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.ReactiveTransactionManager;

/** The audit trail of a service that has an outbox. */
@AutoConfiguration(afterName = "io.guanhu.platform.outbox.OutboxAutoConfiguration")
@ConditionalOnClass(ReactiveTransactionManager.class)
@ConditionalOnBean(Outbox.class)
class AuditAutoConfiguration {

    @Bean
    AuditTrail auditTrail(
            @Value("${spring.application.name}") String service,
            Outbox outbox,
            Ids ids,
            Clock clock,
            ReactiveTransactionManager transactions) {
        return new AuditTrail(service, outbox, ids, clock, transactions);
    }

    @Bean
    RefusalFilter refusalFilter(AuditTrail trail) {
        return new RefusalFilter(trail);
    }

    @Bean
    DeniedCallers refusedCalls(AuditTrail trail, MeterRegistry meters) {
        return new RefusedCalls(trail, meters);
    }
}
