package io.guanhu.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Limits what one address may ask, before anything is spent on checking its tokens. */
final class AddressLimitFilter implements WebFilter, Ordered {

    /** After the trace filter, before security. */
    static final int ORDER = HIGHEST_PRECEDENCE + 100;

    private final RateLimits limits;
    private final LimitProperties properties;

    AddressLimitFilter(RateLimits limits, LimitProperties properties) {
        this.limits = limits;
        this.properties = properties;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String address = keyOf(exchange.getRequest().getRemoteAddress());
        return limits.spend("address", address, properties.address())
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** Of IPv6 the first 64 bits: a single host owns all the addresses of such a network. */
    private static String keyOf(@Nullable InetSocketAddress peer) {
        if (peer == null) {
            return "unknown";
        }
        InetAddress address = peer.getAddress();
        if (address == null) {
            return peer.getHostString();
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
