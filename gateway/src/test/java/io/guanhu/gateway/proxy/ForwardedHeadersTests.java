package io.guanhu.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ForwardedHeadersTests {

    private static final ForwardedHeaders HEADERS = new ForwardedHeaders(new TrustedProxies("10\\.0\\.0\\.\\d+"));

    private static ServerHttpRequest from(String peer, String... forwardedFor) {
        return HEADERS.apply(MockServerHttpRequest.get("http://gateway:8080/x")
                .remoteAddress(new InetSocketAddress(peer, 4711))
                .header("X-Forwarded-For", forwardedFor)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "bank.example")
                .header("X-Forwarded-Port", "443")
                .header("X-Real-IP", "6.6.6.6")
                .header("Forwarded", "for=6.6.6.6")
                .header("traceparent", "00-" + "a".repeat(32) + "-00f067aa0ba902b7-01")
                .header("tracestate", "a=b")
                .header("baggage", "customer=1")
                .build());
    }

    private static String address(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null ? "" : remote.getHostString();
    }

    @Test
    void ignoresWhatAStrangerClaims() {
        ServerHttpRequest request = from("203.0.113.9", "1.2.3.4");
        assertThat(address(request)).isEqualTo("203.0.113.9");
        assertThat(request.getURI()).hasToString("http://gateway:8080/x");
    }

    @Test
    void acceptsATrustedProxy() {
        ServerHttpRequest request = from("10.0.0.1", "198.51.100.7");
        assertThat(address(request)).isEqualTo("198.51.100.7");
        assertThat(request.getURI()).hasToString("https://bank.example/x");
    }

    @Test
    void skipsWhatTheClientWroteBeforeTheProxiesAppended() {
        assertThat(address(from("10.0.0.1", "6.6.6.6, 198.51.100.7, 10.0.0.2"))).isEqualTo("198.51.100.7");
    }

    @Test
    void passesNoneOfThemOn() {
        for (String peer : new String[] {"10.0.0.1", "203.0.113.9"}) {
            assertThat(from(peer, "198.51.100.7").getHeaders().headerNames())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("x-forwarded"))
                    .doesNotContain("Forwarded", "X-Real-IP");
        }
    }

    @Test
    void goesOnOnlyWithTheTraceOfATrustedProxy() {
        assertThat(from("10.0.0.1", "198.51.100.7").getHeaders().headerNames()).contains("traceparent");
        assertThat(from("203.0.113.9", "198.51.100.7").getHeaders().headerNames())
                .doesNotContain("traceparent", "tracestate", "baggage");
    }

    @Test
    void trustsNobodyByDefault() {
        TrustedProxies none = new TrustedProxies("");
        assertThat(none.trust(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)))
                .isFalse();
    }
}
