package io.guanhu.gateway;

import io.guanhu.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Points the gateway at stubs, and calls it. */
final class Stubs {

    private static final List<String> NAMES = List.of(
            "customer-service", "ownership-service", "privacy-service", "audit-service", "notification-service");

    private Stubs() {}

    static void register(DynamicPropertyRegistry properties, StubServices services) {
        NAMES.forEach(name -> properties.add("guanhu.services." + name + ".url", services::url));
        String spool = "target/audit-" + UUID.randomUUID();
        properties.add("guanhu.gateway.audit.spool", () -> spool);
        properties.add("guanhu.gateway.console.secure-cookies", () -> "false");
        properties.add("guanhu.gateway.console.client-secret", () -> "secret");
        properties.add("guanhu.gateway.console.support[0].kind", () -> "HOTLINE");
        properties.add("guanhu.gateway.console.support[0].phone", () -> "400 000 0000");
        properties.add("guanhu.gateway.privacy-centre.client-secret", () -> "secret");
        properties.add("guanhu.gateway.privacy-centre.support[0].kind", () -> "HOTLINE");
        properties.add("guanhu.gateway.privacy-centre.support[0].phone", () -> "95000");
    }

    static String manager() {
        return Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager").bearer();
    }

    /** Expects a refusal, and that it can be traced. */
    static WebTestClient.ResponseSpec problem(WebTestClient.RequestHeadersSpec<?> request, int status, String code) {
        WebTestClient.ResponseSpec answer = request.exchange();
        answer.expectStatus().isEqualTo(HttpStatus.valueOf(status));
        answer.expectHeader().exists("Trace-Id");
        answer.expectBody().jsonPath("$.code").isEqualTo(code);
        return answer;
    }
}
