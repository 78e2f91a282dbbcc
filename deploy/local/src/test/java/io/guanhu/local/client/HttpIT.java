package io.guanhu.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpIT {

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final List<String> cookiesSent = new ArrayList<>();
    private final Http http = new Http(Duration.ofSeconds(5));
    private final HttpServer server;
    private final URI uri;

    HttpIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void goesOnWhileAServiceIsDownOrBusy() {
        statuses.addAll(List.of(503, 504, 429, 201));

        assertThat(http.send(Http.to(uri).GET()).status()).isEqualTo(201);
    }

    @Test
    void takesARefusalForAnAnswer() {
        statuses.addAll(List.of(409, 200));

        assertThat(http.send(Http.to(uri).GET()).status()).isEqualTo(409);
    }

    @Test
    void sendsBackCookiesMarkedSecureOnLocalhost() {
        statuses.addAll(List.of(200, 200));

        http.send(Http.to(uri).GET());
        http.send(Http.to(uri).GET());

        assertThat(cookiesSent).containsExactly("none", "session=abc");
        assertThat(http.cookie(uri, "session")).isEqualTo("abc");
    }

    @Test
    void saysWhoDoesNotAnswer() {
        server.stop(0);
        var impatient = new Http(Duration.ofMillis(700));

        assertThatThrownBy(() -> impatient.send(Http.to(uri).GET()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("localhost:" + uri.getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> cookies = exchange.getRequestHeaders().get("Cookie");
            cookiesSent.add(cookies == null ? "none" : String.join("; ", cookies));
            exchange.getResponseHeaders().add("Set-Cookie", "session=abc; Path=/; Secure; HttpOnly");
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 500 : status, -1);
        }
    }
}
