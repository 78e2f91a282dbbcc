package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.AUDITOR;
import static io.guanhu.audit.AuditSteps.reveal;
import static io.guanhu.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.Database;
import io.guanhu.testing.Refusal;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What strangers, the wrong people and broken clients request changes nothing. */
@ServiceIT(value = "audit", shared = true)
class RefusalIT extends AuditFixture {

    private static final String VERIFICATION = "/api/audit/log/verification";
    private static final String JOBS = "/api/operations/audit-service/jobs/";
    private static final String REPLAY = "/api/operations/audit-service/parked-messages/1/replay";

    private UUID entry = new UUID(0, 0);

    @Autowired
    RefusalIT(WebTestClient client, Database database) {
        super(client, database);
    }

    @BeforeEach
    void theLogHasAnEntry() {
        entry = audit.publish(reveal(UUID.randomUUID(), "E1101")).getFirst();
    }

    private List<String> reads() {
        return List.of(
                "/api/audit/entries",
                "/api/audit/entries/" + entry,
                "/api/audit/entries/" + entry + "/proof",
                "/internal/audit/entries/" + entry + "/proof",
                "/api/audit/log/checkpoint",
                "/api/audit/log/consistency?from=1&to=1",
                VERIFICATION + "/" + entry,
                JOBS + entry + "/events",
                "/api/audit/log/tile/0/000.p/1",
                "/api/audit/log/tile/entries/000.p/1",
                "/api/operations/audit-service/parked-messages");
    }

    @Test
    void refusesTokensThatAreNotOurs() throws SQLException {
        Tokens auditor = Tokens.staff("E9201", "HQ", "auditor", "administrator");
        String before = acts();
        for (Tokens token : Refusal.invalidTokens(auditor)) {
            reads().forEach(read -> refused(audit.get(read, token.bearer()), 401));
            refused(post(VERIFICATION, token.bearer(), ""), 401);
            refused(post(JOBS + entry + "/cancellation", token.bearer(), ""), 401);
            refused(post(details(), token.bearer(), "{}"), 401);
            refused(post(REPLAY, token.bearer(), ""), 401);
        }
        reads().forEach(read -> refused(audit.get(read, null), 401));
        refused(post(VERIFICATION, null, ""), 401);
        assertThat(acts()).isEqualTo(before);
    }

    @Test
    void refusesTheWrongRole() throws SQLException {
        String before = acts();
        for (Tokens token : List.of(
                Tokens.staff("E1101", "BJ/CHAOYANG/001", "relationship-manager"),
                Tokens.staff("E1190", "BJ/CHAOYANG", "team-lead"),
                Tokens.customer(UUID.randomUUID()),
                Tokens.service("notification-service"))) {
            reads().forEach(read -> refused(audit.get(read, token.bearer()), 403));
            refused(post(VERIFICATION, token.bearer(), ""), 403);
            refused(post(JOBS + entry + "/cancellation", token.bearer(), ""), 403);
            refused(post(details(), token.bearer(), "{\"purpose\":\"INVESTIGATION\"}"), 403);
            refused(post(REPLAY, token.bearer(), ""), 403);
        }
        assertThat(acts()).isEqualTo(before);
    }

    private String details() {
        return "/api/audit/entries/" + entry + "/details";
    }

    @Test
    void refusesABodyThatIsTooLarge() throws SQLException {
        String before = acts();
        refused(post(VERIFICATION, AUDITOR, "\"" + "x".repeat(2_000_000) + "\""), 413);
        assertThat(acts()).isEqualTo(before);
    }

    @Test
    void linksAPageToTheNextOne() {
        audit.publish(reveal(UUID.randomUUID(), "E4444"), reveal(UUID.randomUUID(), "E4444"));
        audit.publish(reveal(UUID.randomUUID(), "E4444"));
        String link = audit.get("/api/audit/entries?actor=E4444&limit=1", AUDITOR)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .returnResult(String.class)
                .getResponseHeaders()
                .getFirst("Link");

        assertThat(link)
                .startsWith("</api/audit/entries?actor=E4444&limit=1&cursor=")
                .endsWith(">; rel=\"next\"");
        String next = String.valueOf(link);
        audit.get(next.substring(1, next.indexOf('>')), AUDITOR)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].actor.id")
                .isEqualTo("E4444");
    }

    private ResponseSpec post(String path, @Nullable String bearer, String body) {
        var request = client.post().uri(path).contentType(MediaType.APPLICATION_JSON);
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        return request.bodyValue(body).exchange();
    }

    /** Every allowed act here, including the proofs that the test itself requests. */
    private String acts() throws SQLException {
        superuser.awaitQuiet();
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select (select count(*) from entry_index
                            where outcome = 'ALLOWED' and action <> 'audit.prove')
                            || ' ' || (select count(*) from parked_message)
                            || ' ' || (select count(*) from erased_category)
                        """)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
