package io.guanhu.platform.web.parameter;

import java.util.ArrayList;
import java.util.List;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Prevents the start of a service with an endpoint whose query parameters are not checked. The
 * endpoints of two libraries are exempt: they define their own parameters, and reveal none of our
 * data.
 */
final class ParameterGuard implements SmartInitializingSingleton {

    /** API documentation, and probes and metrics. */
    private static final List<String> EXEMPT = List.of("org.springdoc.", "org.springframework.");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    ParameterGuard(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> faults = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().values().stream()
                .filter(method -> !isChecked(method))
                .map(HandlerMethod::getShortLogMessage)
                .forEach(faults::add));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Endpoints that take any query parameter: " + String.join(", ", faults));
        }
    }

    private boolean isChecked(HandlerMethod method) {
        if (EXEMPT.stream().anyMatch(method.getBeanType().getName()::startsWith)) {
            return true;
        }
        Class<?> answer = method.getMethod().getReturnType();
        boolean deferred = Mono.class.isAssignableFrom(answer) || Flux.class.isAssignableFrom(answer);
        return deferred
                && method.createWithResolvedBean().getBean() instanceof Advised advised
                && List.of(advised.getAdvisors()).stream()
                        .anyMatch(advisor -> advisor.getAdvice() instanceof ParameterAdvice)
                && declares(method);
    }

    /** Throws an explanation if a parameter has no name. */
    private static boolean declares(HandlerMethod method) {
        return new KnownParameters(method.getMethod()).names().stream().noneMatch(String::isBlank);
    }
}
