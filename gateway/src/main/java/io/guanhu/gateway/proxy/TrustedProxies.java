package io.guanhu.gateway.proxy;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The proxies in front of the gateway, as a pattern over their IP addresses. */
final class TrustedProxies {

    private final @Nullable Pattern trusted;

    TrustedProxies(@Nullable String pattern) {
        this.trusted = pattern == null || pattern.isBlank() ? null : Pattern.compile(pattern);
    }

    boolean trust(@Nullable InetSocketAddress peer) {
        return peer != null
                && peer.getAddress() != null
                && trust(peer.getAddress().getHostAddress());
    }

    private boolean trust(String address) {
        return trusted != null && trusted.matcher(address).matches();
    }

    /**
     * The client's address as seen by the outermost trusted proxy. Each proxy appends an entry, so
     * the list is read from the right. Anything to the left of the first untrusted address was
     * written by the client.
     */
    Optional<String> clientOf(List<String> forwardedFor) {
        List<String> hops = new ArrayList<>();
        forwardedFor.forEach(line -> hops.addAll(Arrays.asList(line.split(","))));
        Collections.reverse(hops);
        return hops.stream()
                .map(String::strip)
                .filter(hop -> !hop.isEmpty() && !trust(hop))
                .findFirst();
    }
}
