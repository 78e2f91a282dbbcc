package io.guanhu.ownership;

import static io.guanhu.ownership.OwnershipSteps.E1101;
import static io.guanhu.ownership.OwnershipSteps.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.KeyStore;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is refused before anything is decided, and what is answered only once. */
@ServiceIT(value = "ownership", shared = true)
class MalformedRequestIT {

    private final WebTestClient client;
    private final Refusals refusals;
    private final OwnershipSteps bank;

    @Autowired
    MalformedRequestIT(Database database, KeyStore keys, WebTestClient client) {
        this.refusals = new Refusals(database, keys);
        this.client = client;
        this.bank = new OwnershipSteps(client);
    }

    @BeforeEach
    void managersAreKnown() {
        bank.managersAreKnown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/managers?branch=bj",
                "/api/managers?limit=0",
                "/api/transfers?cursor=forged",
                "/api/pools?cursor=forged",
                "/api/assignments",
                "/api/assignments?managerId=E1101&cursor=forged",
                "/api/assignments?customerId=018f0000-0000-7000-8000-000000000001&managerId=E1101",
                "/api/assignments?managerId=E1101&asOf=yesterday",
                "/api/assignments?managerId=E1101&asOf=%2B500000-01-01T00:00:00Z"
            })
    void refusesAMalformedQuestion(String uri) {
        refusals.expect(
                () -> bank.as(OPERATIONS)
                        .get()
                        .uri(base -> URI.create(base.build() + uri))
                        .exchange(),
                400,
                "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "expired", "other audience", "unsigned", "stranger"})
    void refusesATokenThatIs(String flaw) {
        Tokens token = switch (flaw) {
            case "expired" -> OPERATIONS.expired();
            case "other audience" -> OPERATIONS.audience("other");
            case "unsigned" -> OPERATIONS.unsigned();
            case "stranger" -> OPERATIONS.signedByStranger();
            default -> OPERATIONS;
        };
        client.get()
                .uri("/api/managers")
                .headers(headers -> {
                    if (!flaw.equals("none")) {
                        headers.set(HttpHeaders.AUTHORIZATION, token.bearer());
                    }
                })
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"customerIds\":[],\"toManager\":\"E2101\",\"reason\":{\"code\":\"WORKLOAD\"}}",
                "{\"customerIds\":[\"no-uuid\"],\"toManager\":\"E2101\"}",
                "{\"customerIds\":null,\"reason\":{\"code\":\"WORKLOAD\"},\"surprise\":1}",
                "{\"customerIds\":[\"018f0000-0000-7000-8000-000000000001\"],\"toManager\":\"E2101\","
                        + "\"reason\":{\"code\":\"OTHER\"}}"
            })
    void refusesAMalformedBody(String body) {
        bank.as(E1101)
                .post()
                .uri("/api/transfers")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void answersARepeatedCommandOnceAndRefusesAKeyUsedTwice() {
        UUID customer = bank.customerArrives("BJ/CHAOYANG/001", "E1101");
        var e1101 = bank.as(E1101);
        var body = Map.of("customerIds", List.of(customer), "toManager", "E2101", "reason", Map.of("code", "WORKLOAD"));
        var first = proposal(e1101, body).expectStatus().isCreated();
        String location = first.returnResult(Void.class).getResponseHeaders().getFirst("Location");
        assertThat(location).isNotNull();

        proposal(e1101, body).expectStatus().isCreated().expectHeader().valueEquals("Location", location);
        proposal(e1101, Map.of("customerIds", List.of(customer), "toManager", "E1102"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        client.post()
                .uri("/api/transfers")
                .header(HttpHeaders.AUTHORIZATION, E1101.bearer())
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private static WebTestClient.ResponseSpec proposal(WebTestClient person, Map<String, ?> body) {
        return person.post().uri("/api/transfers").bodyValue(body).exchange();
    }
}
