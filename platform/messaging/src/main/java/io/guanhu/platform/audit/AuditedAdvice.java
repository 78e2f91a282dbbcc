package io.guanhu.platform.audit;

import io.guanhu.platform.security.Audited;
import java.util.Objects;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Writes the entry for a call of an {@link Audited} endpoint that wrote none itself: after its work
 * is done and its connection returned, and before the response. If the entry cannot be written,
 * there is no response.
 */
final class AuditedAdvice implements MethodInterceptor {

    private final Supplier<AllowedCalls> allowed;

    AuditedAdvice(Supplier<AllowedCalls> allowed) {
        this.allowed = allowed;
    }

    @Override
    public Object invoke(MethodInvocation call) {
        Class<?> type = Objects.requireNonNull(call.getThis()).getClass();
        Audited declared = Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(
                AopUtils.getMostSpecificMethod(call.getMethod(), type), Audited.class));
        return Mono.deferContextual(context -> {
            ServerWebExchange exchange = ServerWebExchangeContextFilter.getExchange(context)
                    .orElseThrow(() -> new IllegalStateException("No request"));
            return recorded(proceed(call), exchange, declared);
        });
    }

    private <T> Mono<T> recorded(Mono<T> work, ServerWebExchange exchange, Audited declared) {
        return work.delayUntil(answer -> record(exchange, declared, answer))
                .switchIfEmpty(Mono.defer(
                        () -> allowed.get().record(exchange, declared).then(Mono.empty())));
    }

    private Mono<Void> record(ServerWebExchange exchange, Audited declared, Object answer) {
        if (answer instanceof ResponseEntity<?> entity && isRefusal(entity.getStatusCode())) {
            return allowed.get().refuse(exchange, entity.getStatusCode());
        }
        return allowed.get().record(exchange, declared);
    }

    private static boolean isRefusal(HttpStatusCode status) {
        return status.is4xxClientError();
    }

    private static Mono<?> proceed(MethodInvocation call) {
        try {
            return (Mono<?>) Objects.requireNonNull(call.proceed());
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
