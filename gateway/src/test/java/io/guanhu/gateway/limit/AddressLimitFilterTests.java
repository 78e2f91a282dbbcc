package io.guanhu.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.gateway.limit.LimitProperties.Address;
import io.guanhu.gateway.limit.LimitProperties.Caller;
import io.guanhu.gateway.limit.LimitProperties.Codes;
import io.guanhu.gateway.limit.LimitProperties.Search;
import io.guanhu.gateway.limit.LimitProperties.SignIn;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AddressLimitFilterTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AddressLimitFilter filter = new AddressLimitFilter(
            new RateLimits(),
            new LimitProperties(
                    new Address(3, MINUTE),
                    new SignIn(2, MINUTE.dividedBy(3)),
                    new Caller(3, MINUTE),
                    new Search(3, MINUTE),
                    new Codes(3, MINUTE),
                    DataSize.ofKilobytes(1)));

    private Mono<Void> from(InetSocketAddress address, String path) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get(path).remoteAddress(address));
        return filter.filter(exchange, _ -> Mono.empty());
    }

    private Mono<Void> from(String address) {
        return from(new InetSocketAddress(address, 4711), "/api/customers/1");
    }

    private void passes(String address) {
        passes(from(address));
    }

    private void refuses(String address) {
        refuses(from(address));
    }

    private static void passes(Mono<Void> request) {
        StepVerifier.create(request).expectComplete().verify(PATIENCE);
    }

    private static void refuses(Mono<Void> request) {
        StepVerifier.create(request)
                .expectErrorSatisfies(failure -> {
                    assertThat(failure).isInstanceOf(TooManyRequestsException.class);
                    TooManyRequestsException refusal = (TooManyRequestsException) failure;
                    assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                    assertThat(Integer.parseInt(refusal.headers().getOrDefault("Retry-After", "0")))
                            .isBetween(1, 20);
                })
                .verify(PATIENCE);
    }

    @Test
    void refusesAnAddressThatAsksTooMuchAndNoOther() {
        for (int i = 0; i < 3; i++) {
            passes("203.0.113.9");
        }
        refuses("203.0.113.9");
        passes("203.0.113.10");
    }

    @Test
    void takesANetworkOfOneHostForOneAddress() {
        passes("2001:db8:1:2::1");
        passes("2001:db8:1:2::2");
        passes("2001:db8:1:2:ffff::3");
        refuses("2001:db8:1:2::4");
        passes("2001:db8:1:3::1");
    }

    /** As the web server reports an address named by a trusted proxy. */
    @Test
    void takesSuchANetworkForOneAddressBehindAProxyToo() {
        for (String each : new String[] {"2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2::3"}) {
            passes(from(InetSocketAddress.createUnresolved(each, 4711), "/session"));
        }
        refuses(from(InetSocketAddress.createUnresolved("2001:db8:1:2::4", 4711), "/session"));
        passes(from(InetSocketAddress.createUnresolved("[2001:db8:1:3::1]", 4711), "/session"));
        passes(from(InetSocketAddress.createUnresolved("no-address", 4711), "/session"));
    }

    @Test
    void limitsSignInsMoreTightly() {
        var office = new InetSocketAddress("203.0.113.9", 4711);
        var other = new InetSocketAddress("203.0.113.10", 4711);
        String entry = "/oauth2/authorization/guanhu-console";
        passes(from(office, entry));
        passes(from(office, entry));
        refuses(from(office, entry));
        passes(from(other, entry));
    }
}
