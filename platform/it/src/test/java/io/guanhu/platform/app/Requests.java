package io.guanhu.platform.app;

import io.guanhu.testing.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Requests to the small service. */
record Requests(WebTestClient http) {

    WebTestClient.ResponseSpec get(String path, @Nullable Tokens token) {
        var request = http.get().uri(path);
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, token.bearer());
        }
        return request.exchange();
    }

    WebTestClient.ResponseSpec post(String path, Tokens token, String body) {
        return post(path, token, null, body);
    }

    WebTestClient.ResponseSpec post(String path, Tokens token, @Nullable String idempotencyKey, String body) {
        var request = http.post().uri(path).header(HttpHeaders.AUTHORIZATION, token.bearer());
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }
}
