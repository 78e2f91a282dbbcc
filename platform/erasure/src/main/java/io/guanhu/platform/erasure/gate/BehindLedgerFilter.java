package io.guanhu.platform.erasure.gate;

import io.guanhu.platform.runtime.FilterOrder;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Answers 503 instead of anything that may contain personal data, while the database is behind the
 * erasure ledger or cannot know. Not being ready is not enough, because requests to the service's
 * own address still get through.
 */
final class BehindLedgerFilter implements WebFilter, Ordered {

    private final ErasureGate gate;
    private final List<PathPattern> served;

    BehindLedgerFilter(ErasureGate gate, List<ServedWhileBehind> served) {
        this.gate = gate;
        this.served = served.stream()
                .map(each -> PathPatternParser.defaultInstance.parse(each.pattern()))
                .toList();
    }

    @Override
    public int getOrder() {
        return FilterOrder.LEDGER.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return served.stream().anyMatch(pattern -> pattern.matches(path))
                ? chain.filter(exchange)
                : gate.requireOpen().then(chain.filter(exchange));
    }
}
