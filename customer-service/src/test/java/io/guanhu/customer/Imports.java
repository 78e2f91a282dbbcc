package io.guanhu.customer;

import io.guanhu.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of new customers, one on each line, as steps of a test. */
final class Imports {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Bank bank;

    Imports(Bank bank) {
        this.bank = bank;
    }

    /** A line of a file; in Beijing, if the form names no branch. */
    static String line(Map<String, Object> form) {
        form.putIfAbsent("branch", "BJ/CHAOYANG/001");
        return JSON.writeValueAsString(form);
    }

    static List<String> lines(Collection<Map<String, Object>> forms) {
        return forms.stream().map(Imports::line).toList();
    }

    ResponseSpec send(Tokens by, List<String> lines) {
        return send(by, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    ResponseSpec send(Tokens by, byte[] file) {
        return bank.as(by)
                .post()
                .uri("/api/customer-imports")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(file)
                .exchange();
    }

    /** The answer for each line. */
    List<JsonNode> answers(Tokens by, List<String> lines) {
        return answers(send(by, lines));
    }

    static List<JsonNode> answers(ResponseSpec answer) {
        String lines = answer.expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_NDJSON)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(lines).lines().map(JSON::readTree).toList();
    }

    /** The code of a line's problem; empty if the customer was accepted. */
    static String code(JsonNode answer) {
        return answer.path("problem").path("code").asString("");
    }
}
