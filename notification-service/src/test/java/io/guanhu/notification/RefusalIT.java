package io.guanhu.notification;

import static io.guanhu.notification.NotificationSteps.OPERATIONS;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What strangers, the wrong people and broken clients request changes nothing. */
@ServiceIT("notification")
class RefusalIT {

    private static final World WORLD = new World();
    private static final String REPLAY = "/api/operations/notification-service/parked-messages/1/replay";

    private final WebTestClient client;
    private final NotificationSteps bank;
    private final UUID id = UUID.randomUUID();
    private final UUID customer;

    @Autowired
    RefusalIT(Database database, WebTestClient client) {
        this.client = client;
        this.bank = new NotificationSteps(database, client);
        this.customer = bank.customer();
    }

    @DynamicPropertySource
    static void knowsItsNeighbours(DynamicPropertyRegistry properties) {
        WORLD.register(properties);
    }

    @AfterAll
    static void stopsItsServers() {
        WORLD.close();
    }

    @BeforeEach
    void aMessageWasSent() {
        WORLD.neighbours().know(customer, "+8619900000002", null);
        bank.ask(bank.sms(id, "contact-changed-old", Map.of(), null));
        bank.awaitState(id, "DELIVERED");
    }

    private List<String> reads() {
        return List.of(
                "/api/notifications",
                "/api/notifications?customerId=" + customer,
                "/api/notifications/" + id,
                "/api/operations/notification-service/parked-messages");
    }

    @Test
    void refusesTokensThatAreNotOurs() throws SQLException {
        Tokens clerk = Tokens.staff("E9001", "HQ", "operations");
        String before = bank.everythingStored();
        for (Tokens token : Refusal.invalidTokens(clerk)) {
            reads().forEach(read -> refused(bank.get(read, token.bearer()), 401));
            refused(post(token.bearer(), ""), 401);
        }
        reads().forEach(read -> refused(bank.get(read, null), 401));
        refused(post(null, ""), 401);
        assertThat(bank.everythingStored()).isEqualTo(before);
    }

    @Test
    void refusesTheWrongRole() throws SQLException {
        String before = bank.everythingStored();
        for (Tokens token : List.of(
                Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager"),
                Tokens.staff("E9201", "HQ", "auditor"),
                Tokens.customer(customer),
                Tokens.service("privacy-service"))) {
            reads().forEach(read -> refused(bank.get(read, token.bearer()), 403));
            refused(post(token.bearer(), ""), 403);
        }
        assertThat(bank.everythingStored()).isEqualTo(before);
    }

    @Test
    void refusesRequestsThatItDoesNotUnderstand() throws SQLException {
        String before = bank.everythingStored();
        refused(post(OPERATIONS, "\"" + "x".repeat(2_000_000) + "\""), 413);
        refused(post(OPERATIONS, ""), 404);
        for (String wrong : List.of("customerId=x", "limit=201", "limit=-1", "cursor=AAAA")) {
            refused(bank.get("/api/notifications?" + wrong, OPERATIONS), 400);
        }
        refused(bank.get("/api/notifications/x", OPERATIONS), 400);
        assertThat(bank.everythingStored()).isEqualTo(before);
    }

    @Test
    void linksAPageToTheNextOne() {
        UUID other = UUID.randomUUID();
        bank.ask(bank.sms(other, "contact-changed-old", Map.of(), null));
        bank.awaitState(other, "DELIVERED");
        String link = bank.get("/api/notifications?customerId={c}&limit=1", OPERATIONS, customer)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .returnResult(String.class)
                .getResponseHeaders()
                .getFirst("Link");

        assertThat(link)
                .startsWith("</api/notifications?customerId=" + customer + "&limit=1&cursor=")
                .endsWith(">; rel=\"next\"");
        String next = String.valueOf(link);
        bank.get(next.substring(1, next.indexOf('>')), OPERATIONS)
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Link")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
    }

    private ResponseSpec post(@Nullable String bearer, String body) {
        var request = client.post().uri(REPLAY).contentType(MediaType.APPLICATION_JSON);
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        return request.bodyValue(body).exchange();
    }
}
