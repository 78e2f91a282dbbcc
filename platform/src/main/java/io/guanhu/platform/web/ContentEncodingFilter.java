package io.guanhu.platform.web;

import io.guanhu.platform.problem.ProblemException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses coded bodies (RFC 9110, section 8.4): a small one could unpack to any size. */
final class ContentEncodingFilter implements WebFilter, Ordered {

    private static final String PLAIN = "identity";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 9;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> codings =
                exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        if (codings.stream().allMatch(PLAIN::equalsIgnoreCase)) {
            return chain.filter(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.ACCEPT_ENCODING, PLAIN);
        return Mono.error(
                () ->
                        ProblemException.of(
                                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                "content-encoding-not-supported"));
    }
}
