package io.guanhu.platform.security.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * The endpoint of a request.
 *
 * @param path the path variables in order, as the caller wrote them
 */
public record Endpoint(HandlerMethod method, Map<String, String> path) {

    private static final String PERMITTED = Endpoint.class.getName();

    public Endpoint {
        path = Collections.unmodifiableMap(new LinkedHashMap<>(path));
    }

    /**
     * The endpoint of a request whose caller has the permission; a second factor may still be
     * missing.
     */
    public static Optional<Endpoint> permittedTo(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(PERMITTED));
    }

    void permitTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(PERMITTED, this);
    }
}
