package io.guanhu.platform.security;

import io.guanhu.platform.security.token.RealmTokens;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/**
 * A resource server that denies by default. A service with its own {@link SecurityWebFilterChain}
 * (the gateway) uses the same token checks with its own path rules.
 */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.runtime.RuntimeAutoConfiguration",
            "io.guanhu.platform.problem.ProblemAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration"
        })
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityAutoConfiguration {

    @Bean
    Callers callers() {
        return new Callers();
    }

    @Bean
    WebFluxConfigurer callerArguments(Callers callers) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgumentResolver());
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("guanhu.security.issuer")
    ReactiveJwtDecoder realmTokens(SecurityProperties properties, Clock clock) {
        return RealmTokens.decoder(
                new RealmTokens.Accepted(
                        String.valueOf(properties.issuer()),
                        properties.jwkSetUri(),
                        properties.audience(),
                        properties.demoLogins(),
                        properties.clockSkew()),
                WebClient.create(),
                clock);
    }
}
