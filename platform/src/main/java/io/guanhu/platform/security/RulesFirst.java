package io.guanhu.platform.security;

import org.springframework.core.Ordered;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks a controller method's rule before its arguments are read. Spring asks when they are there,
 * so somebody who may not call at all would be told first what is wrong with their body, and we
 * would have read it.
 */
final class RulesFirst implements HandlerAdapter, Ordered {

    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken(
                    "nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final RequestMappingHandlerAdapter adapter;
    private final PreAuthorizeReactiveAuthorizationManager rules;

    RulesFirst(RequestMappingHandlerAdapter adapter, MethodSecurityExpressionHandler expressions) {
        this.adapter = adapter;
        this.rules = new PreAuthorizeReactiveAuthorizationManager(expressions);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof HandlerMethod && adapter.supports(handler);
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        return ask((HandlerMethod) handler)
                .then(Mono.defer(() -> adapter.handle(exchange, handler)));
    }

    /** Says nothing of a method without a rule: {@link RuleGuard} knows which may be so. */
    private Mono<Void> ask(HandlerMethod method) {
        Object controller = method.createWithResolvedBean().getBean();
        return rules.authorize(
                        ReactiveSecurityContextHolder.getContext()
                                .mapNotNull(SecurityContext::getAuthentication)
                                .defaultIfEmpty(NOBODY),
                        new SimpleMethodInvocation(controller, method.getMethod()))
                .filter(result -> !result.isGranted())
                .flatMap(
                        denied ->
                                Mono.error(
                                        new AuthorizationDeniedException("Access denied", denied)));
    }
}
