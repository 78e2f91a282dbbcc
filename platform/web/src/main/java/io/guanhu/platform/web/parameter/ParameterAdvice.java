package io.guanhu.platform.web.parameter;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Refuses unknown query parameters at every endpoint of ours, after the endpoint's own rule has
 * admitted the caller, so that callers without permission do not learn the parameters.
 */
final class ParameterAdvice implements MethodInterceptor {

    private final Map<Method, KnownParameters> known = new ConcurrentHashMap<>();

    /** The methods that answer requests. */
    static final class Endpoints extends StaticMethodMatcherPointcut {

        private static final String OURS = "io.guanhu.";

        @Override
        public boolean matches(Method method, Class<?> type) {
            return type.getName().startsWith(OURS)
                    && AnnotatedElementUtils.hasAnnotation(
                            AopUtils.getMostSpecificMethod(method, type), RequestMapping.class);
        }
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) {
        Class<?> type = Objects.requireNonNull(call.getThis()).getClass();
        Method method = AopUtils.getMostSpecificMethod(call.getMethod(), type);
        KnownParameters parameters = known.computeIfAbsent(method, KnownParameters::new);
        if (Flux.class.isAssignableFrom(method.getReturnType())) {
            return Flux.deferContextual(context -> {
                check(parameters, context);
                return (Flux<?>) proceed(call);
            });
        }
        return Mono.deferContextual(context -> {
            check(parameters, context);
            return (Mono<?>) proceed(call);
        });
    }

    private static void check(KnownParameters parameters, ContextView context) {
        ServerWebExchange exchange = ServerWebExchangeContextFilter.getExchange(context)
                .orElseThrow(() -> new IllegalStateException("No request to check"));
        parameters.check(exchange.getRequest().getQueryParams());
    }

    private static Object proceed(MethodInvocation call) {
        try {
            return Objects.requireNonNull(call.proceed());
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
