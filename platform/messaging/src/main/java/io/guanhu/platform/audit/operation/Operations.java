package io.guanhu.platform.audit.operation;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Names an operation by its path template, because the actual path contains text from the caller.
 */
public final class Operations {

    private static final String INTERNAL = "/internal/";
    private static final String BY_PATH = "/internal/**";
    private static final String OTHER = "other";

    private final Supplier<List<Operation>> known;

    public Operations(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
        this.known = SingletonSupplier.of(() -> mappings.get()
                .flatMap(each -> each.getHandlerMethods().keySet().stream())
                .flatMap(Operation::of)
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList());
    }

    private record Operation(Set<RequestMethod> methods, PathPattern path) {

        static Stream<Operation> of(RequestMappingInfo mapping) {
            return mapping.getPatternsCondition().getPatterns().stream()
                    .map(path -> new Operation(mapping.getMethodsCondition().getMethods(), path));
        }

        boolean takes(HttpMethod method, PathContainer asked) {
            return (methods.isEmpty() || methods.contains(RequestMethod.resolve(method))) && path.matches(asked);
        }
    }

    /** For example {@code GET /api/notes/{id}}; also for calls that were refused before routing. */
    public String of(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        if (!List.of(HttpMethod.values()).contains(method)) {
            return "OTHER " + OTHER;
        }
        Object routed = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return method.name() + " " + (routed == null ? template(exchange, method) : routed);
    }

    private String template(ServerWebExchange exchange, HttpMethod method) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        return known.get().stream()
                .filter(each -> each.takes(method, path))
                .findFirst()
                .map(each -> each.path().getPatternString())
                .orElse(path.value().startsWith(INTERNAL) ? BY_PATH : OTHER);
    }
}
