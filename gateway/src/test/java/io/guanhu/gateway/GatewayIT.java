package io.guanhu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Routes, callers and their limits. */
@ServiceIT(value = "gateway", database = false, kafka = false)
class GatewayIT {

    private static final StubServices SERVICES = new StubServices();

    private final WebTestClient http;

    @Autowired
    GatewayIT(WebTestClient http) {
        this.http = http;
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        Stubs.register(properties, SERVICES);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/customers/1",
        "/api/customer-imports",
        "/api/changes/to-decide",
        "/api/registration-checks/1/decision",
        "/api/assignments",
        "/api/transfers/1/acceptance",
        "/api/handovers",
        "/api/pools/1/customers",
        "/api/managers",
        "/api/privacy-requests/1",
        "/api/retention-rules",
        "/api/legal-holds",
        "/api/working-calendars",
        "/api/audit/entries",
        "/api/notifications",
        "/api/operations/audit-service/parked-messages"
    })
    void forwardsWithTheToken(String path) {
        String token = Stubs.manager();
        http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Trace-Id")
                .expectBody()
                .jsonPath("$.path")
                .isEqualTo(path);
        assertThat(SERVICES.arrivedAt(path))
                .last()
                .satisfies(request ->
                        assertThat(request.header(HttpHeaders.AUTHORIZATION)).isEqualTo(token));
    }

    @ParameterizedTest
    @CsvSource({"/api/unknown", "/api/operations/gateway/parked-messages", "/api/operations"})
    void answersNotFoundWhereNothingIsRouted(String path) {
        Stubs.problem(http.get().uri(path).header(HttpHeaders.AUTHORIZATION, Stubs.manager()), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"/internal/customers/1/contacts", "/api/../internal/customers/1", "/v3/api-docs"})
    void neverForwardsWhatIsInternal(String path) {
        http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, Stubs.manager())
                .exchange()
                .expectStatus()
                .is4xxClientError();
        assertThat(SERVICES.arrivedAt(path)).isEmpty();
        assertThat(SERVICES.arrivedAt("/internal/customers/1")).isEmpty();
    }

    static Stream<Arguments> refusedTokens() {
        Tokens staff = Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager");
        return Stream.of(
                Arguments.of("expired", staff.expired()),
                Arguments.of("not yet valid", staff.notYetValid()),
                Arguments.of("other audience", staff.audience("other")),
                Arguments.of("other issuer", staff.issuer("http://elsewhere")),
                Arguments.of("alg none", staff.unsigned()),
                Arguments.of("strange key", staff.signedByStranger()),
                Arguments.of("demo login", staff.demo()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedTokens")
    void refusesTokens(String kind, Tokens token) {
        String path = "/api/customers/" + UUID.randomUUID();
        Stubs.problem(http.get().uri(path).header(HttpHeaders.AUTHORIZATION, token.bearer()), 401, "invalid-token");
        assertThat(SERVICES.arrivedAt(path)).as(kind).isEmpty();
    }

    @Test
    void refusesWithoutToken() {
        Stubs.problem(http.get().uri("/api/customers/2"), 401, "unauthenticated");
        Stubs.problem(
                http.post()
                        .uri("/api/customers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}"),
                401,
                "unauthenticated");
        assertThat(SERVICES.arrivedAt("/api/customers")).isEmpty();
    }

    @Test
    void letsAnyoneCheckTheLogAndCertificates() {
        for (String path : new String[] {
            "/api/audit/log/key", "/api/privacy-requests/certificate-keys", "/api/privacy-requests/certificate-policy"
        }) {
            http.get().uri(path).exchange().expectStatus().isOk();
        }
    }

    @Test
    void speaksTheCallersLanguage() {
        http.get()
                .uri("/api/customers/2")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.title")
                .value(String.class, title -> assertThat(title).matches(".*\\p{IsHan}.*"));
    }

    @Test
    void passesAServicesProblemOn() {
        SERVICES.answer("/api/customers/gone", 404, "{\"code\":\"customer-not-found\"}");
        Stubs.problem(
                http.get().uri("/api/customers/gone").header(HttpHeaders.AUTHORIZATION, Stubs.manager()),
                404,
                "customer-not-found");
    }

    @Test
    void limitsOneTimeCodesMostTightly() {
        String path = "/api/privacy-requests/7/identity-verification";
        String customer = Tokens.customer(UUID.randomUUID()).bearer();
        for (int i = 0; i < 20; i++) {
            http.post()
                    .uri(path)
                    .header(HttpHeaders.AUTHORIZATION, customer)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        var refused = Stubs.problem(
                http.post().uri(path).header(HttpHeaders.AUTHORIZATION, customer), 429, "too-many-requests");
        String wait = refused.expectHeader()
                .exists("Retry-After")
                .returnResult()
                .getResponseHeaders()
                .getFirst("Retry-After");
        assertThat(Integer.parseInt(Objects.requireNonNull(wait))).isBetween(1, 600);
        assertThat(SERVICES.arrivedAt(path)).hasSize(20);
        http.post()
                .uri(path)
                .header(
                        HttpHeaders.AUTHORIZATION,
                        Tokens.customer(UUID.randomUUID()).bearer())
                .exchange()
                .expectStatus()
                .isOk();
    }
}
