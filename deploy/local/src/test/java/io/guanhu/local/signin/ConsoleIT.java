package io.guanhu.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.guanhu.local.client.Http;
import io.guanhu.local.client.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that is restarted while somebody types their password has forgotten them. */
class ConsoleIT {

    private final HttpServer server;
    private final Suite suite;
    private int forgets;
    private int begun;
    private boolean signedInBefore;

    ConsoleIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI here = URI.create("http://localhost:" + server.getAddress().getPort());
        suite = new Suite(here, here.resolve("/realm"), here, "", "", "");
    }

    @BeforeEach
    void start() {
        server.createContext("/oauth2/authorization/", exchange -> {
            begun++;
            redirect(exchange, "/realm");
        });
        server.createContext("/realm", exchange -> redirect(exchange, "/login/oauth2/code/here"));
        server.createContext(
                "/login/oauth2/code/", exchange -> redirect(exchange, begun <= forgets ? "/?problem=sign-in" : "/"));
        server.createContext("/session", this::tellSession);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void signsInAgainWhenTheGatewayHasForgottenTheBeginning() {
        forgets = 2;

        Console.signIn(new Http(Duration.ofSeconds(5)), suite, "e1101", Clock.systemUTC());

        assertThat(begun).isEqualTo(3);
    }

    @Test
    void stepsUpAgainThoughTheSessionOfBeforeIsThere() {
        Console console = Console.signIn(new Http(Duration.ofSeconds(5)), suite, "e1101", Clock.systemUTC());
        signedInBefore = true;
        forgets = 2;

        console.stepUp();

        assertThat(begun).isEqualTo(3);
    }

    @Test
    void givesUpWhenItIsNoAccident() {
        forgets = 99;

        assertThatThrownBy(() -> Console.signIn(new Http(Duration.ofSeconds(5)), suite, "e1101", Clock.systemUTC()))
                .isInstanceOf(SignInException.class);
        assertThat(begun).isEqualTo(3);
    }

    private void tellSession(HttpExchange exchange) throws IOException {
        boolean signedIn = signedInBefore || begun > forgets;
        byte[] body = "{\"signedIn\": %s, \"csrfCookie\": \"XSRF\"}"
                .formatted(signedIn)
                .getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void redirect(HttpExchange exchange, String where) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders()
                    .add("Location", suite.gateway().resolve(where).toString());
            exchange.sendResponseHeaders(302, -1);
        }
    }
}
