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
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Limits the requests of each address before any effort goes into checking tokens, and how often it
 * may start to sign in, since the gateway remembers each attempt.
 */
final class AddressLimitFilter implements WebFilter, Ordered {

    /** After the trace filter, before security. */
    static final int ORDER = HIGHEST_PRECEDENCE + 100;

    private static final PathPattern SIGN_IN =
            PathPatternParser.defaultInstance.parse("/oauth2/authorization/{registration}");

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
        Mono<Void> spent = limits.spend("address", address, properties.address());
        if (SIGN_IN.matches(exchange.getRequest().getPath().pathWithinApplication())) {
            spent = spent.then(limits.spend("sign-in", address, properties.signIn()));
        }
        return spent.then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** An address reported by a proxy is still text. Parsing it never triggers a DNS lookup. */
    private static @Nullable InetAddress addressOf(InetSocketAddress peer) {
        if (peer.getAddress() != null) {
            return peer.getAddress();
        }
        try {
            return InetAddress.ofLiteral(peer.getHostString());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** For IPv6, the first 64 bits, because a single host has a whole network of addresses. */
    private static String keyOf(@Nullable InetSocketAddress peer) {
        if (peer == null) {
            return "unknown";
        }
        InetAddress address = addressOf(peer);
        if (address == null) {
            return peer.getHostString();
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
