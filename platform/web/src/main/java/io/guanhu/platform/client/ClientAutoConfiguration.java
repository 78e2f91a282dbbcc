package io.guanhu.platform.client;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/** Clients of the other services. */
@AutoConfiguration
@EnableConfigurationProperties(ClientProperties.class)
class ClientAutoConfiguration {

    /** Not private, because Spring Boot does not bind private records. */
    record Service(String url) {}

    @Bean
    ServiceClients serviceClients(
            Environment environment,
            ClientProperties properties,
            ObjectProvider<CircuitBreakerRegistry> circuitBreakers,
            ObjectProvider<BulkheadRegistry> bulkheads) {
        // Not the application's own builder, because answers may contain fields that are still
        // unknown here.
        WebClient http = WebClient.create();
        String tokenUri = properties.tokenUri();
        ServiceToken token = tokenUri == null
                ? null
                : new ServiceToken(
                        http,
                        tokenUri,
                        clientId(environment, properties),
                        Objects.requireNonNullElse(properties.clientSecret(), ""));
        return new ServiceClients(
                urls(environment),
                http,
                token,
                properties,
                circuitBreakers.getIfAvailable(CircuitBreakerRegistry::ofDefaults),
                bulkheads.getIfAvailable(BulkheadRegistry::ofDefaults));
    }

    private static String clientId(Environment environment, ClientProperties properties) {
        String configured = properties.clientId();
        return configured == null ? environment.getRequiredProperty("spring.application.name") : configured;
    }

    private static Map<String, String> urls(Environment environment) {
        Map<String, String> urls = new HashMap<>();
        Binder.get(environment)
                .bind("guanhu.services", Bindable.mapOf(String.class, Service.class))
                .ifBound(services -> services.forEach((name, at) -> urls.put(name, at.url())));
        return urls;
    }
}
