package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.connection.RawConnection;
import io.guanhu.platform.connection.RawConnection.Answer;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Requests that no client library would send, over bare sockets. */
@AppTest
@TestPropertySource(
        properties = {
            "guanhu.web.connection.header-timeout=2s",
            "guanhu.web.connection.body-timeout=8s",
            "guanhu.web.connection.body-grace=2s"
        })
class ConnectionIT {

    static final String HOST = "Host: localhost\r\n";
    static final String CHUNKED = HOST + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{1} {2} {index}")
    @MethodSource("io.guanhu.platform.app.MalformedRequests#all")
    void answersWithAProblemInBothLanguagesAndEnds(String request, int status, String code) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection.send(request).answer();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.head()).contains("application/problem+json");
            assertThat(answer.body().path("traceId").asString("")).hasSize(32);
            assertThat(answer.body().path("title").asString("")).isNotEmpty();
            assertThat(answer.body().path("detail").asString("")).isNotEmpty();
            assertThat(connection.ends()).isTrue();
        }
    }

    @Test
    void speaksChinese() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection
                    .send("GET /%00 HTTP/1.1\r\n" + HOST + "Accept-Language: zh-CN\r\n\r\n")
                    .answer();

            assertThat(answer.body().path("title").asString("")).isEqualTo("请求不符合 HTTP 格式");
        }
    }

    @Test
    void takesHeadersAndAddressesThatTheGatewayLetsPass() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection
                    .send("GET /actuator/health?a="
                            + "a".repeat(8_000)
                            + " HTTP/1.1\r\n"
                            + HOST
                            + "A: "
                            + "a".repeat(16_000)
                            + "\r\n\r\n")
                    .answer();

            assertThat(answer.status()).isNotIn(414, 431);
        }
    }

    @Test
    void refusesACodedBody() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            Answer answer = connection
                    .send("POST /api/notes HTTP/1.1\r\n"
                            + HOST
                            + "Authorization: "
                            + token()
                            + "\r\nContent-Encoding: gzip\r\n"
                            + "Content-Length: 2\r\n\r\nab")
                    .answer();

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.code()).isEqualTo("content-encoding-not-supported");
        }
    }

    @ParameterizedTest
    @MethodSource("slow")
    void endsASlowRequestWithAProblem(String beginning, String drop) throws Exception {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(beginning.replace("{token}", token()));
            Instant begun = Instant.now();
            Thread dripping = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Thread.sleep(300);
                        connection.send(drop);
                    }
                } catch (IOException | InterruptedException ended) {
                    // The other side has closed the connection.
                }
            });

            Answer answer = connection.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.code()).isEqualTo("request-timeout");
            assertThat(Duration.between(begun, Instant.now()))
                    .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(6));
            assertThat(connection.ends()).isTrue();
            dripping.interrupt();
            dripping.join();
        }
    }

    static Stream<Arguments> slow() {
        String authorized = "POST /api/notes HTTP/1.1\r\n" + CHUNKED + "Authorization: {token}\r\n\r\n";
        return Stream.of(
                Arguments.of("G", "E"),
                Arguments.of("\r\n", "\r\n"),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST, "A: b\r\n"),
                Arguments.of(authorized, "1\r\n \r\n"),
                Arguments.of(authorized.replace("Transfer-Encoding: chunked", "Content-Length: 1000"), " "));
    }

    static String token() {
        return Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager").bearer();
    }

    @Test
    void givesBackALateOneAfterAnEarlierOneWasAnswered() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            String first = "GET /actuator/env HTTP/1.1\r\n" + HOST + "\r\n";
            Answer answered = connection.send(first).answer();
            assertThat(answered.status()).isEqualTo(401);

            assertThat(connection.send("GET / HT").answer().status()).isEqualTo(408);
        }
    }

    @Test
    void answersPipelinedRequestsBeforeItRefuses() throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            String good = "GET /actuator/env HTTP/1.1\r\n" + HOST + "\r\n";
            connection.send(good + good + "nonsense\r\n\r\n");

            assertThat(connection.answer().status()).isEqualTo(401);
            assertThat(connection.answer().status()).isEqualTo(401);
            assertThat(connection.answer().status()).isEqualTo(400);
            assertThat(connection.ends()).isTrue();
        }
    }
}
