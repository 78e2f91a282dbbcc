package io.guanhu.platform.audit;

import io.guanhu.platform.audit.operation.Operations;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Ids;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.NotAudited;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The audit trail of a service that has an outbox. */
@AutoConfiguration(afterName = "io.guanhu.platform.outbox.OutboxAutoConfiguration")
@ConditionalOnClass(ReactiveTransactionManager.class)
@ConditionalOnBean(Outbox.class)
class AuditAutoConfiguration {

    private static final int KINDS_OF_CALLS = 10_000;

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
    Acts acts(AuditTrail trail, ReactiveTransactionManager transactions) {
        return new Acts(trail, transactions);
    }

    @Bean
    RefusalFilter refusalFilter(AuditTrail trail, RefusedCalls calls) {
        return new RefusalFilter(trail, calls);
    }

    @Bean
    Operations auditedOperations(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new Operations(mappings::stream);
    }

    @Bean
    CountedCalls countedCalls(
            AuditTrail trail, Clock clock, @Value("${guanhu.audit-trail.repeats-every:10s}") Duration round) {
        return new CountedCalls(trail, clock, round, KINDS_OF_CALLS);
    }

    @Bean
    Worker callCounts(CountedCalls calls) {
        return Worker.withLastRound("call-counts", calls::round);
    }

    @Bean
    DeclaredActs declaredActs(Operations operations) {
        return new DeclaredActs(operations);
    }

    @Bean
    RefusedCalls refusedCalls(
            AuditTrail trail, CountedCalls counted, Operations operations, DeclaredActs acts, MeterRegistry meters) {
        return new RefusedCalls(trail, counted, operations, acts, meters);
    }

    @Bean
    AllowedCalls allowedCalls(AuditTrail trail, CountedCalls counted, RefusedCalls refused, DeclaredActs acts) {
        return new AllowedCalls(trail, counted, refused, acts);
    }

    /**
     * Static, and given its dependencies lazily, because an advisor must not depend on the beans it
     * advises. It runs after the rules and the check of parameters, whose refusals do not belong to
     * the endpoint.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor auditedAdvisor(ObjectProvider<AllowedCalls> allowed) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(Audited.class), new AuditedAdvice(allowed::getObject));
        advisor.setOrder(AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder() + 2);
        return advisor;
    }

    @Bean
    AuditGuard auditGuard(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new AuditGuard(mappings);
    }

    /** Documents in OpenAPI what a call records in the audit log, or why it records nothing. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OperationCustomizer.class)
    static class Description {

        @Bean
        OperationCustomizer auditedActions() {
            return (operation, method) -> {
                Audited audited = method.getMethodAnnotation(Audited.class);
                NotAudited exempt = method.getMethodAnnotation(NotAudited.class);
                if (audited != null) {
                    operation.addExtension("x-audited", audited.value());
                }
                if (exempt != null) {
                    operation.addExtension("x-not-audited", exempt.value());
                }
                return operation;
            };
        }
    }
}
