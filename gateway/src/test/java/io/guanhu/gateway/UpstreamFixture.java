package io.guanhu.gateway;

import io.guanhu.testing.ServiceIT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A gateway with short time limits in front of stubs, one of which is missing. */
@ServiceIT(value = "gateway", database = false, kafka = false, shared = true)
abstract class UpstreamFixture {

    static final StubServices SERVICES = new StubServices();

    final WebTestClient http;

    UpstreamFixture(WebTestClient http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) throws IOException {
        Stubs.register(properties, SERVICES);
        int nobody = unusedPort();
        properties.add("guanhu.services.ownership-service.url", () -> "http://localhost:" + nobody);
        properties.add("guanhu.gateway.routes.response-timeout", () -> "500ms");
        properties.add("guanhu.gateway.routes.pass-on-timeout", () -> "1s");
        properties.add("server.netty.idle-timeout", () -> "2s");
        properties.add("guanhu.gateway.routes.concurrency", () -> "4");
        properties.add("guanhu.gateway.routes.breaker.window", () -> "6");
        properties.add("guanhu.gateway.routes.breaker.minimum", () -> "6");
        properties.add("guanhu.gateway.routes.breaker.pause", () -> "1s");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    WebTestClient.ResponseSpec send(HttpMethod method, String path) {
        return http.method(method)
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, Stubs.manager())
                .exchange();
    }
}
