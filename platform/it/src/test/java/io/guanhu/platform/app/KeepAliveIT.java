package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

/**
 * Many requests on one connection, answered now by the event loop and now by another thread: with
 * Reactor Netty 1.3.6 one in twenty such pairs was never answered.
 */
@AppTest
class KeepAliveIT {

    private static final int ROUNDS = 300;
    private static final List<String> PATHS =
            List.of("/actuator/health/liveness", "/actuator/prometheus", "/actuator/env");

    @Test
    void answersEveryRequestOfAConnection(@LocalManagementPort int management) throws Exception {
        try (HttpClient connection =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String path : PATHS) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + management + path))
                            .timeout(Duration.ofSeconds(10))
                            .build();
                    assertThat(connection.send(request, BodyHandlers.ofString()).statusCode())
                            .isIn(200, 401);
                }
            }
        }
    }
}
