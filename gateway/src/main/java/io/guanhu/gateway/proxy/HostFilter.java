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
 * Refuses requests for host names that are not ours. Links and redirects are built from the host
 * name of the request, and a hostile site could point its own name here (DNS rebinding).
 */
final class HostFilter implements WebFilter, Ordered {

    private final Set<String> hosts;

    /**
     * @param hosts names or addresses, without ports; IPv6 in brackets, such as {@code [::1]}
     */
    HostFilter(List<String> hosts) {
        this.hosts = hosts.stream().map(HostFilter::plain).collect(Collectors.toSet());
    }

    /** Before the limits by address, so that requests for other names do not use them up. */
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

    /** Probes and scrapers use a pod's address, on a port that is not reachable from outside. */
    private static boolean isManagement(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/actuator/");
    }

    private boolean isOurs(@Nullable String host) {
        return host != null && hosts.contains(plain(host));
    }

    /** A trailing dot marks a name as fully qualified, which makes no difference here. */
    private static String plain(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
