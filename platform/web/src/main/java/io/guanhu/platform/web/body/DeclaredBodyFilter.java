package io.guanhu.platform.web.body;

import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.runtime.FilterOrder;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a body because of its headers, if it is too long or encoded (RFC 9110, section 8.4),
 * since a small encoded body could unpack to any size. Applies even where nothing would read it.
 */
final class DeclaredBodyFilter implements WebFilter, Ordered {

    private static final String PLAIN = "identity";

    private final long limit;

    DeclaredBodyFilter(long limit) {
        this.limit = limit;
    }

    @Override
    public int getOrder() {
        return FilterOrder.BODY.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders head = exchange.getRequest().getHeaders();
        if (!isPlain(head)) {
            exchange.getResponse().getHeaders().set(HttpHeaders.ACCEPT_ENCODING, PLAIN);
            return Mono.error(
                    () -> ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "content-encoding-not-supported"));
        }
        return head.getContentLength() > limit
                ? Mono.error(() -> BodyLimitFilter.tooLarge(limit))
                : chain.filter(exchange);
    }

    private static boolean isPlain(HttpHeaders head) {
        List<String> codings = head.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        return codings.stream().allMatch(PLAIN::equalsIgnoreCase);
    }
}
