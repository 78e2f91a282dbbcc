package io.guanhu.gateway.proxy;

import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Takes scheme, host and client address from {@code X-Forwarded-*} if a trusted proxy sent them,
 * and always removes these headers, so that services never see values made up by a client. A trace
 * begins here too unless a trusted proxy began it, because clients could otherwise mix up traces.
 */
final class ForwardedHeaders extends ForwardedHeaderTransformer {

    private static final String FORWARDED = "Forwarded";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final List<String> NEVER_FORWARDED =
            List.of("X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-User");
    private static final List<String> TRACES = List.of("traceparent", "tracestate", "baggage");

    private final TrustedProxies proxies;
    private final ForwardedHeaderTransformer drop = new ForwardedHeaderTransformer();

    ForwardedHeaders(TrustedProxies proxies) {
        this.proxies = proxies;
        drop.setRemoveOnly(true);
    }

    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        boolean trusted = proxies.trust(request.getRemoteAddress());
        ServerHttpRequest prepared = request.mutate()
                .headers(headers -> {
                    NEVER_FORWARDED.forEach(headers::remove);
                    if (!trusted) {
                        TRACES.forEach(headers::remove);
                    } else {
                        // One form only: a proxy that sets X-Forwarded-* may pass on a client's
                        // Forwarded header.
                        headers.remove(FORWARDED);
                        List<String> hops = List.copyOf(headers.getOrEmpty(FORWARDED_FOR));
                        headers.remove(FORWARDED_FOR);
                        proxies.clientOf(hops).ifPresent(client -> headers.set(FORWARDED_FOR, client));
                    }
                })
                .build();
        return trusted ? super.apply(prepared) : drop.apply(prepared);
    }
}
