package io.guanhu.platform.security.rule;

import io.guanhu.platform.problem.ProblemWriter;
import io.guanhu.platform.security.Callers;
import io.guanhu.platform.security.Roles;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import reactor.core.publisher.Mono;

/** The rules for paths, which apply before the rules of methods. */
final class PathRules {

    /** Accessible without a token in every service; probes and metrics have their own port. */
    static final List<String> ALWAYS_PUBLIC = List.of(
            "/actuator/health",
            "/actuator/health/**",
            "/actuator/prometheus",
            "/.well-known/guanhu-message-keys",
            "/v3/api-docs",
            "/v3/api-docs/**",
            "/v3/api-docs.yaml");

    private PathRules() {}

    static SecurityWebFilterChain chain(
            ServerHttpSecurity http,
            List<String> publicPaths,
            ReactiveJwtDecoder decoder,
            Callers callers,
            ProblemWriter problemWriter,
            AccessDeniedHandler deniedHandler) {
        return http.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(PathRules::headers)
                .authorizeExchange(paths -> paths.pathMatchers(publicPaths.toArray(String[]::new))
                        .permitAll()
                        .pathMatchers("/internal/**")
                        .hasRole(Roles.SERVICE)
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problemWriter::write)
                        .accessDeniedHandler(deniedHandler)
                        .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(authentication(callers))))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(problemWriter::write).accessDeniedHandler(deniedHandler))
                .build();
    }

    private static Converter<Jwt, Mono<AbstractAuthenticationToken>> authentication(Callers callers) {
        return token -> Mono.fromSupplier(() -> callers.authenticate(token));
    }

    private static void headers(ServerHttpSecurity.HeaderSpec headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"));
    }
}
