package io.guanhu.platform.app;

import io.guanhu.testing.Refusal;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@AppTest
class RefusedCallersIT {

    private static final Tokens MANAGER = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
    private static final String NOTE = "/api/notes/" + new UUID(0, 1);

    private final WebTestClient http;
    private final Requests requests;

    RefusedCallersIT(@Autowired WebTestClient http) {
        this.http = http;
        this.requests = new Requests(http);
    }

    static Stream<Tokens> unacceptableTokens() {
        Stream<Tokens> malformed = Stream.of(
                MANAGER.without("exp"),
                MANAGER.without("sub"),
                MANAGER.claim("typ", "ID"),
                MANAGER.claim("customer_id", "not-a-uuid"));
        return Stream.concat(Refusal.invalidTokens(MANAGER).stream(), malformed);
    }

    @ParameterizedTest
    @MethodSource("unacceptableTokens")
    void refusesTokensThatAreNotOurs(Tokens token) {
        requests.get(NOTE, token)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-token")
                .jsonPath("$.traceId")
                .isNotEmpty();
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        requests.get(NOTE, null)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated")
                .jsonPath("$.type")
                .isEqualTo("urn:guanhu:problem:unauthenticated");
    }

    @Test
    void acceptsAGoodTokenTwice() {
        for (int i = 0; i < 2; i++) {
            requests.get(NOTE, MANAGER)
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueMatches(HttpHeaders.CACHE_CONTROL, ".*no-store.*")
                    .expectHeader()
                    .valueMatches("Trace-Id", "[0-9a-f]{32}")
                    .expectBody()
                    .jsonPath("$.caller")
                    .isEqualTo("E1101");
        }
    }

    @Test
    void leavesProbesMetricsAndTheApiDocumentOpen(@LocalManagementPort int management) {
        for (String path : new String[] {"/actuator/health/liveness", "/actuator/prometheus"}) {
            http.get()
                    .uri("http://localhost:" + management + path)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        http.get()
                .uri("http://localhost:" + management + "/actuator/env")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        requests.get("/v3/api-docs", null).expectStatus().isOk();
        requests.get("/actuator/env", null).expectStatus().isUnauthorized();
    }

    @Test
    void refusesAMissingRole() {
        requests.get(NOTE, Tokens.staff("E9201", "HQ", "auditor"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("forbidden");
    }

    @Test
    void opensInternalPathsToTheNamedServiceOnly() {
        String path = "/internal/notes/" + new UUID(0, 1);
        requests.get(path, Tokens.service("notification-service"))
                .expectStatus()
                .isOk();
        requests.get(path, Tokens.service("audit-service")).expectStatus().isForbidden();
        requests.get(path, MANAGER).expectStatus().isForbidden();
        requests.get(path, null).expectStatus().isUnauthorized();
    }

    /** By whatever client they signed in. */
    @Test
    void staffDoNothingWithAPasswordAlone() {
        for (Tokens one :
                List.of(MANAGER.acr("1"), MANAGER.claim("azp", "guanhu-mobile").acr("1"))) {
            requests.get(NOTE, one).expectStatus().isUnauthorized();
        }
        Tokens earlier = MANAGER.authTime(Instant.now().minus(Duration.ofHours(6)));
        requests.get(NOTE, earlier).expectStatus().isOk();
    }

    /** A password that was typed just now makes a code of ten minutes ago no fresher. */
    @Test
    void goesByTheTimeOfTheLevelThatTheTokenClaims() {
        long now = Instant.now().getEpochSecond();
        String reveal = NOTE + "/reveal";
        for (Map<String, Long> times : List.of(Map.of("1", now, "2", now - 600), Map.of("1", now))) {
            requests.post(reveal, MANAGER.claim("loa_times", times), "")
                    .expectStatus()
                    .isUnauthorized();
        }
        Tokens old = MANAGER.authTime(Instant.now().minus(Duration.ofHours(1)));
        requests.post(reveal, old.claim("loa_times", Map.of("1", now - 3_600, "2", now)), "")
                .expectStatus()
                .isOk();
        requests.post(reveal, MANAGER.claim("loa_times", "2"), "")
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void challengesForASecondFactor() {
        requests.post(NOTE + "/reveal", MANAGER.acr("1"), "")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\","
                                + " error_description=\"A fresh second factor is required\","
                                + " acr_values=\"2\", max_age=300")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("insufficient-user-authentication");
        Tokens stale = MANAGER.acr("2").authTime(Instant.now().minus(Duration.ofMinutes(6)));
        requests.post(NOTE + "/reveal", stale, "").expectStatus().isUnauthorized();
        requests.post(NOTE + "/reveal", MANAGER.acr("2"), "").expectStatus().isOk();
    }
}
