package io.guanhu.gateway.route;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Strips what concerns only the browser and the gateway: cookies, the CSRF token and the page's
 * person from requests, cookies and the server's name from responses, and trace headers, which the
 * gateway sets itself. Headers named by {@code Connection} end at each hop (RFC 9110, section
 * 7.6.1).
 */
final class StrippingHeadersFilter implements HttpHeadersFilter {

    private static final Set<String> FROM_CLIENT =
            Set.of("cookie", "x-xsrf-token", "x-csrf-token", "guanhu-person", "proxy-authorization", "origin");
    private static final Set<String> FROM_SERVICE =
            Set.of("set-cookie", "server", "x-powered-by", "connection", "keep-alive", "trace-id");

    private final Type type;

    StrippingHeadersFilter(Type type) {
        this.type = type;
    }

    @Override
    public boolean supports(Type asked) {
        return asked == type;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        Set<String> ended = input.getConnection().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> dropped = type == Type.REQUEST ? FROM_CLIENT : FROM_SERVICE;
        HttpHeaders kept = new HttpHeaders();
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!dropped.contains(lower) && !ended.contains(lower)) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }
}
