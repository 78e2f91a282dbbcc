package io.guanhu.platform.security.rule;

import io.guanhu.platform.permission.Permission;
import io.guanhu.platform.runtime.FilterOrder;
import io.guanhu.platform.security.Callers;
import org.springframework.core.Ordered;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Checks a controller method's rule, and the second factor if required, before reading anything of
 * the request. Spring checks when a method's arguments are available, so a caller without
 * permission would first be told what is wrong with their key or body, and we would have read it.
 */
public final class EndpointRuleFilter implements WebFilter, Ordered {

    private static final String ASKED = EndpointRuleFilter.class.getName();

    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final RuledEndpoints endpoints;
    private final PreAuthorizeReactiveAuthorizationManager rules;
    private final Callers callers;
    private final StepUp stepUp;

    EndpointRuleFilter(
            RuledEndpoints endpoints, MethodSecurityExpressionHandler expressions, Callers callers, StepUp stepUp) {
        this.endpoints = endpoints;
        this.callers = callers;
        this.stepUp = stepUp;
        this.rules = new PreAuthorizeReactiveAuthorizationManager(expressions);
        this.rules.setTemplateDefaults(new AnnotationTemplateExpressionDefaults());
    }

    /** Whether the request has an endpoint, and its rule admitted it. */
    public static boolean isAdmitted(ServerWebExchange exchange) {
        return exchange.getAttribute(ASKED) != null;
    }

    @Override
    public int getOrder() {
        return FilterOrder.RULE.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.justOrEmpty(endpoints.of(exchange))
                .flatMap(endpoint -> ask(endpoint.method())
                        .doOnSuccess(_ -> permit(endpoint, exchange))
                        .then(Mono.defer(() -> secondFactor(endpoint.method())))
                        .doOnSuccess(_ -> exchange.getAttributes().put(ASKED, endpoint)))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private static void permit(Endpoint endpoint, ServerWebExchange exchange) {
        endpoint.permitTo(exchange);
        RuledEndpoints.permission(endpoint.method()).ifPresent(permission -> Callers.actWith(permission, exchange));
    }

    private Mono<Void> secondFactor(HandlerMethod method) {
        boolean fresh = RuledEndpoints.permission(method)
                .filter(Permission::secondFactor)
                .isPresent();
        return callers.current()
                .doOnNext(fresh ? stepUp::require : stepUp::requireOfStaff)
                .then();
    }

    /** Ignores methods without a rule; {@link RuleGuard} knows which ones may have none. */
    private Mono<Void> ask(HandlerMethod method) {
        return rules.authorize(
                        ReactiveSecurityContextHolder.getContext()
                                .mapNotNull(SecurityContext::getAuthentication)
                                .defaultIfEmpty(NOBODY),
                        new SimpleMethodInvocation(method.getBean(), method.getMethod()))
                .filter(result -> !result.isGranted())
                .flatMap(denied -> Mono.error(new AuthorizationDeniedException("Access denied", denied)));
    }
}
