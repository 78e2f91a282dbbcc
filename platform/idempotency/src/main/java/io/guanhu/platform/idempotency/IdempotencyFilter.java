package io.guanhu.platform.idempotency;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.FilterOrder;
import io.guanhu.platform.security.rule.EndpointRuleFilter;
import java.security.Principal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Processes a POST with an {@code Idempotency-Key} once, and repeats the answer if the request is
 * repeated. It reads bodies, so it skips requests that no endpoint's rule has admitted.
 */
final class IdempotencyFilter implements WebFilter, Ordered {

    static final String KEY_HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final KeyedRequests requests;
    private final List<PathPattern> required;
    private final List<PathPattern> ignored;

    IdempotencyFilter(KeyedRequests requests, List<PathPattern> required, List<PathPattern> ignored) {
        this.requests = requests;
        this.required = required;
        this.ignored = ignored;
    }

    @Override
    public int getOrder() {
        return FilterOrder.KEY.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!HttpMethod.POST.equals(exchange.getRequest().getMethod())
                || !EndpointRuleFilter.isAdmitted(exchange)
                || isOneOf(ignored, exchange)) {
            return chain.filter(exchange);
        }
        List<String> keys = exchange.getRequest().getHeaders().getOrEmpty(KEY_HEADER);
        if (keys.isEmpty()) {
            return isOneOf(required, exchange)
                    ? Mono.error(ProblemException.invalid(KEY_HEADER, "required"))
                    : chain.filter(exchange);
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            return Mono.error(ProblemException.invalid(KEY_HEADER, "idempotency-key"));
        }
        return exchange.getPrincipal()
                .map(principal -> keyed(exchange, chain, principal, keys.getFirst()))
                .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
                .flatMap(run -> run);
    }

    private Mono<Void> keyed(ServerWebExchange exchange, WebFilterChain chain, Principal principal, String key) {
        return requests.answer(exchange, chain, principal, key);
    }

    private static boolean isOneOf(List<PathPattern> patterns, ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
