package io.guanhu.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Requests about one customer that have an effect, sent with a key; and the effects they had. */
record KeyedRequests(Requests requests, DatabaseClient database, UUID customer) {

    static final Tokens MANAGER = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    String path() {
        return "/api/customers/" + customer + "/effects";
    }

    EntityExchangeResult<byte[]> post(@Nullable String key, String text, String then, int status) {
        return requests.post(path(), MANAGER, key, "{\"text\":\"" + text + "\",\"then\":\"" + then + "\"}")
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult();
    }

    void post(@Nullable String key, String text, String then, int status, String code) {
        byte[] body = post(key, text, then, status).getResponseBody();
        assertThat(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8))
                .contains("\"code\":\"" + code + "\"");
    }

    long effects(String text) {
        return count("select count(*) as n from effect where text = '" + text + "'");
    }

    long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block(PATIENCE));
    }
}
