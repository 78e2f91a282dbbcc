package io.guanhu.platform.security.rule;

import io.guanhu.platform.problem.ProblemWriter;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.security.SecurityProperties;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Rules of paths and methods, which deny by default. A service with a {@link
 * SecurityWebFilterChain} of its own (the gateway) brings its own.
 */
@AutoConfiguration(
        afterName = {
            "io.guanhu.platform.problem.ProblemAutoConfiguration",
            "io.guanhu.platform.security.SecurityAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnMissingBean(SecurityWebFilterChain.class)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
class RuleAutoConfiguration {

    /** Allows our own annotations to supply the values in a rule. */
    @Bean
    static AnnotationTemplateExpressionDefaults templateRules() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    SecurityWebFilterChain pathRules(
            ServerHttpSecurity http,
            SecurityProperties properties,
            ReactiveJwtDecoder decoder,
            Callers callers,
            ProblemWriter problemWriter) {
        return PathRules.chain(
                http,
                publicPaths(properties),
                decoder,
                callers,
                problemWriter,
                new AccessDeniedHandler(callers, problemWriter));
    }

    @Bean
    StepUp stepUp(SecurityProperties properties, Clock clock) {
        return new StepUp(properties.stepUp(), properties.clockSkew(), clock);
    }

    @Bean
    CallerFilter callerFilter(Callers callers) {
        return new CallerFilter(callers);
    }

    @Bean
    RuleGuard ruleGuard(ObjectProvider<RequestMappingHandlerMapping> mappings, SecurityProperties properties) {
        PathPatternParser parser = new PathPatternParser();
        return new RuleGuard(
                mappings, publicPaths(properties).stream().map(parser::parse).toList());
    }

    @Bean
    EndpointRuleFilter endpointRuleFilter(
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            MethodSecurityExpressionHandler expressions,
            Callers callers,
            StepUp stepUp) {
        return new EndpointRuleFilter(new RuledEndpoints(mappings::stream), expressions, callers, stepUp);
    }

    private static List<String> publicPaths(SecurityProperties properties) {
        List<String> paths = new ArrayList<>(PathRules.ALWAYS_PUBLIC);
        paths.addAll(properties.publicPaths());
        return paths;
    }
}
