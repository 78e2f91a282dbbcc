package io.guanhu.gateway.entry;

import io.guanhu.gateway.page.ConsolePaths;
import io.guanhu.gateway.page.ContentPolicy;
import io.guanhu.gateway.realm.ConsoleProperties;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemWriter;
import io.guanhu.platform.security.Callers;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Two ways to authenticate, with one set of path rules. Every service checks again for itself. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableReactiveMethodSecurity
class EntryConfiguration {

    private static final String[] FILES = {
        ConsolePaths.FILES,
        ConsolePaths.CENTRE_FILES,
        "/docs.html",
        "/assets/**",
        "/webjars/swagger-ui/**",
        "/favicon.ico"
    };

    private static final ServerWebExchangeMatcher PAGE = exchange -> ConsolePaths.wantsPage(exchange.getRequest())
            ? ServerWebExchangeMatcher.MatchResult.match()
            : ServerWebExchangeMatcher.MatchResult.notMatch();

    /** Anyone may check a certificate or the log without having an account. */
    private static final String[] PUBLIC_READS = {
        "/session",
        "/api/openapi.json",
        "/api/audit/log/key",
        "/api/audit/log/checkpoint",
        "/api/audit/log/tile/**",
        "/api/privacy-requests/certificate-keys",
        "/api/privacy-requests/certificate-policy",
        "/api/privacy-requests/application-form.pdf",
        "/api/privacy-policies",
        "/api/privacy-policies/*",
        "/actuator/health/**",
        "/actuator/prometheus"
    };

    @Bean
    SecurityWebFilterChain entries(
            ServerHttpSecurity http,
            ReactiveJwtDecoder realmTokens,
            Callers callers,
            ProblemWriter problemWriter,
            ReactiveClientRegistrationRepository realmClient,
            ServerOAuth2AuthorizedClientRepository sessionClients,
            ConsoleProperties console,
            ContentPolicy policy,
            @Value("${server.reactive.session.timeout}") Duration sessionTimeout) {
        PendingSignIns pending = new PendingSignIns(sessionTimeout);
        CustomersOnly entrance = new CustomersOnly(sessionClients, realmTokens, callers, pending);
        return http.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .headers(headers -> headers(headers, policy))
                .csrf(csrf -> csrf(csrf, console, problemWriter))
                .authorizeExchange(EntryConfiguration::paths)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problemWriter::write)
                        .accessDeniedHandler(denied(callers, problemWriter))
                        .jwt(jwt -> jwt.jwtDecoder(realmTokens)
                                .jwtAuthenticationConverter(token -> authenticated(token, callers))))
                .oauth2Login(login -> login.authorizationRequestResolver(new StepUpRequests(realmClient))
                        .authorizedClientRepository(sessionClients)
                        .authorizationRequestRepository(pending)
                        .authenticationSuccessHandler(entrance)
                        .authenticationFailureHandler(EntryConfiguration::signInFailed))
                .logout(logout -> logout(logout, realmClient))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(problemWriter::write)
                        .accessDeniedHandler(denied(callers, problemWriter)))
                .build();
    }

    private static Mono<JwtAuthenticationToken> authenticated(Jwt token, Callers callers) {
        return Mono.fromSupplier(() -> callers.authenticate(token));
    }

    private static Mono<Void> signInFailed(WebFilterExchange exchange, AuthenticationException failure) {
        String path = exchange.getExchange().getRequest().getPath().value();
        return new RedirectServerAuthenticationFailureHandler(
                        WebApp.ofWayBack(path).home() + "?problem=sign-in")
                .onAuthenticationFailure(exchange, failure);
    }

    /** Identifies the denied caller before those who record the refusal see the answer. */
    private static ServerAccessDeniedHandler denied(Callers callers, ProblemWriter problemWriter) {
        return (exchange, refused) ->
                callers.remember(exchange).then(Mono.defer(() -> problemWriter.write(exchange, refused)));
    }

    private static void paths(ServerHttpSecurity.AuthorizeExchangeSpec paths) {
        paths.pathMatchers(HttpMethod.GET, FILES)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, FILES)
                .permitAll()
                .matchers(PAGE)
                .permitAll()
                .pathMatchers(HttpMethod.GET, PUBLIC_READS)
                .permitAll()
                .pathMatchers("/api/**")
                .authenticated()
                .anyExchange()
                .denyAll();
    }

    private static void csrf(ServerHttpSecurity.CsrfSpec csrf, ConsoleProperties console, ProblemWriter problemWriter) {
        CookieServerCsrfTokenRepository cookie = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName(console.csrfCookie());
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(c -> c.secure(console.secureCookies()).sameSite("Strict"));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(new CsrfMatcher(console.sessionCookie()))
                .accessDeniedHandler(
                        (exchange, _) -> problemWriter.write(exchange, ProblemException.forbidden("csrf-token")));
    }

    private static void logout(ServerHttpSecurity.LogoutSpec logout, ReactiveClientRegistrationRepository clients) {
        Map<WebApp, ServerLogoutSuccessHandler> atTheRealm = new EnumMap<>(WebApp.class);
        for (WebApp app : WebApp.values()) {
            atTheRealm.put(app, atTheRealm(clients, app));
        }
        logout.logoutUrl("/logout")
                .logoutHandler(new DelegatingServerLogoutHandler(
                        new SecurityContextServerLogoutHandler(), new WebSessionServerLogoutHandler()))
                .logoutSuccessHandler((exchange, person) -> Objects.requireNonNull(atTheRealm.get(WebApp.of(person)))
                        .onLogoutSuccess(exchange, person));
    }

    private static ServerLogoutSuccessHandler atTheRealm(ReactiveClientRegistrationRepository clients, WebApp app) {
        OidcClientInitiatedServerLogoutSuccessHandler ending =
                new OidcClientInitiatedServerLogoutSuccessHandler(clients);
        ending.setPostLogoutRedirectUri("{baseUrl}" + app.home());
        ending.setLogoutSuccessUrl(URI.create(app.home()));
        return ending;
    }

    private static void headers(ServerHttpSecurity.HeaderSpec headers, ContentPolicy policy) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy.strict()))
                .frameOptions(ServerHttpSecurity.HeaderSpec.FrameOptionsSpec::disable)
                .writer(EntryConfiguration::keepOutOfFrames)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicy(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
    }

    /**
     * For browsers that do not support {@code frame-ancestors}, which takes precedence in all
     * others. This header cannot name a site, so it is left out for pages that a site may embed.
     */
    private static Mono<Void> keepOutOfFrames(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        String policy = headers.getFirst(ContentPolicy.HEADER);
        if (policy == null || !ContentPolicy.letsItselfBeFramed(policy)) {
            headers.set("X-Frame-Options", "DENY");
        }
        return Mono.empty();
    }
}
