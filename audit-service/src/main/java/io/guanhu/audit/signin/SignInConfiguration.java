package io.guanhu.audit.signin;

import io.guanhu.platform.client.ServiceClients;
import io.guanhu.platform.outbox.Outbox;
import io.guanhu.platform.runtime.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Reads the realm's events if the realm's admin API is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("guanhu.services.keycloak.url")
class SignInConfiguration {

    @Bean
    SignIns signIns(
            ServiceClients clients,
            SignInStore store,
            Outbox outbox,
            TransactionalOperator transaction,
            @Value("${spring.application.name}") String service,
            @Value("${guanhu.audit.sign-ins.interval:10s}") Duration interval,
            Clock clock,
            MeterRegistry meters) {
        return new SignIns(
                new Realm(clients.to("keycloak")), store, outbox, transaction, service, interval, clock, meters);
    }

    @Bean
    Worker signInWorker(SignIns signIns) {
        return new Worker("sign-ins", signIns::round);
    }
}
