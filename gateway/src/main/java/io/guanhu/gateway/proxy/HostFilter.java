package io.guanhu.gateway.proxy;

import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests to names that are not ours: links and redirects are made of the name that a
 * request came to, and a page of somebody else could have its own name lead here (DNS rebinding).
 */
final class HostFilter implements WebFilter, Ordered {

    private final Set<String> hosts;

    /**
     * @param hosts names or addresses, without ports; {@code [::1]} in brackets
     */
    HostFilter(List<String> hosts) {
        this.hosts = hosts.stream().map(HostFilter::plain).collect(Collectors.toSet());
    }

    /** Before the limits by address, so that nobody's are spent on requests to other names. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 99;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isOurs(exchange.getRequest().getURI().getHost()) || isManagement(exchange)
                ? chain.filter(exchange)
                : Mono.error(ProblemException.of(HttpStatus.MISDIRECTED_REQUEST, "unknown-host"));
    }

    /** Probes and scrapers ask by the address of a pod, on a port that the world does not reach. */
    private static boolean isManagement(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/actuator/");
    }

    private boolean isOurs(@Nullable String host) {
        return host != null && hosts.contains(plain(host));
    }

    /** A dot at the end says that a name is whole, which changes nothing. */
    private static String plain(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
