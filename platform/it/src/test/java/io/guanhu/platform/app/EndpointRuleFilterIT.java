package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.connection.RawConnection;
import io.guanhu.platform.connection.RawConnection.Answer;
import io.guanhu.testing.Tokens;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Callers without permission are refused whatever else is wrong, and before a byte of the body arrives. The
 * properties are those of IdempotencyIT, whose service this shares.
 */
@AppTest
@TestPropertySource(
        properties = {
            "guanhu.web.idempotency.required=/api/customers/*/effects",
            "guanhu.web.idempotency.reading=/api/notes/*/reveal",
            "guanhu.keystore.service.refresh=1s"
        })
class EndpointRuleFilterIT {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String KEY = "Idempotency-Key: a\r\n";

    /** What is wrong with each, apart from who sends it. */
    private static final List<String> WRONG = List.of(
            JSON + "Content-Length: 2\r\n",
            JSON + "Idempotency-Key: with space\r\nContent-Length: 2\r\n",
            JSON + KEY + KEY + "Content-Length: 2\r\n",
            JSON + KEY + "Content-Length: 2000000\r\n",
            JSON + KEY + "Content-Encoding: gzip\r\nContent-Length: 2\r\n",
            "Content-Type: text/plain\r\n" + KEY + "Content-Length: 2\r\n",
            "Content-Type: nonsense\r\n" + KEY + "Content-Length: 2\r\n",
            JSON + KEY + "Accept: image/png\r\nContent-Length: 2\r\n",
            JSON + KEY + "Transfer-Encoding: chunked\r\n");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/api/notes", "/api/customers/{id}/effects", "/api/notes?nonsense=1"})
    void comeBeforeWhateverIsWrongAndBeforeTheBody(String path) throws IOException {
        for (String head : WRONG) {
            assertThat(answered("POST", path, null, head).status()).as(head).isEqualTo(401);
            assertThat(answered("POST", path, "auditor", head).status())
                    .as(head)
                    .isEqualTo(403);
        }
    }

    @Test
    void comeBeforeWhateverIsWrongInAPath() throws IOException {
        for (String method : List.of("GET", "HEAD", "PUT")) {
            assertThat(answered(method, "/api/notes/no-uuid", "auditor", "").status())
                    .as(method)
                    .isEqualTo(403);
        }
    }

    @Test
    void leaveWhatNothingAnswers() throws IOException {
        assertThat(answered("POST", "/api/nothing", "auditor", KEY).status()).isEqualTo(404);
        assertThat(answered("DELETE", "/api/notes", "auditor", KEY).status()).isEqualTo(405);
    }

    @Test
    void letInWhoMayCallToLearnWhatIsWrong() throws IOException {
        List<Integer> statuses = List.of(400, 400, 400, 413, 415, 415, 415);
        String path = "/api/customers/{id}/effects";
        for (int i = 0; i < statuses.size(); i++) {
            Answer answer = answered("POST", path, "relationship-manager", WRONG.get(i) + "\r\n[]");
            assertThat(answer.status()).as(WRONG.get(i)).isEqualTo(statuses.get(i));
        }
    }

    /** Sends no body unless the head ends with one. */
    private Answer answered(String method, String path, @Nullable String role, String head) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            String token = role == null
                    ? ""
                    : "Authorization: " + Tokens.staff("E1105", "HQ", role).bearer() + "\r\n";
            return connection
                    .send(method
                            + " "
                            + path.replace("{id}", UUID.randomUUID().toString())
                            + " HTTP/1.1\r\nHost: localhost\r\n"
                            + token
                            + head
                            + (head.contains("\r\n\r\n") ? "" : "\r\n"))
                    .answer();
        }
    }
}
