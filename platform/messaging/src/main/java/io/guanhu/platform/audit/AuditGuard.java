package io.guanhu.platform.audit;

import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.NotAudited;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

/**
 * Prevents the start of a service with an endpoint that does not declare what it records in the
 * audit log.
 */
final class AuditGuard implements SmartInitializingSingleton {

    private static final String OURS = "io.guanhu.";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    AuditGuard(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> faults = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().values().stream()
                .filter(method -> !isDeclared(method))
                .map(HandlerMethod::getShortLogMessage)
                .forEach(faults::add));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "Endpoints that need either @Audited and a Mono, or @NotAudited with a reason: "
                            + String.join(", ", faults));
        }
    }

    static boolean isDeclared(HandlerMethod method) {
        if (!method.getBeanType().getName().startsWith(OURS)) {
            return true;
        }
        Audited audited = method.getMethodAnnotation(Audited.class);
        NotAudited exempt = method.getMethodAnnotation(NotAudited.class);
        if (audited == null) {
            return exempt != null && !exempt.value().isBlank();
        }
        return exempt == null
                && audited.value().indexOf('.') > 0
                && Mono.class.isAssignableFrom(method.getMethod().getReturnType());
    }
}
