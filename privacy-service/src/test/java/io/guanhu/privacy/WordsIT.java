package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Free text is nowhere in clear, and nowhere at all after an erasure. */
class WordsIT extends PrivacyFixture {

    private static final String CASE = "Zhang v. Li, sleeping in room 17";
    private static final String ARTICLE = "a letter of the judge in May";

    private final Database database;

    @Autowired
    WordsIT(WebTestClient http, Database database) {
        super(http, database);
        this.database = database;
    }

    @Test
    void sealsTheWordsOfAHoldAndForgetsThemWhenItIsClosed() throws SQLException {
        UUID customer = client.formerCustomer();
        var opened = client.post(OFFICER, "/api/legal-holds", """
                {"customerId":"%s","categories":["MARKETING"],"ground":"AUTHORITY_ORDER",
                 "reference":"%s","citation":"%s"}
                """.formatted(customer, CASE, ARTICLE))
                .expectStatus()
                .isCreated()
                .expectBody(PrivacyClient.Id.class)
                .returnResult()
                .getResponseBody();
        assertThat(opened).isNotNull();
        assertThat(everything()).doesNotContain(CASE, ARTICLE);
        assertThat(holds(customer)).contains(CASE, ARTICLE);

        client.post(OFFICER, "/api/legal-holds/" + opened.id() + "/closure", "{}")
                .expectStatus()
                .isOk()
                .expectBody();
        assertThat(holds(customer)).doesNotContain(CASE, ARTICLE);
    }

    @Test
    void forgetsWhyARequestWasRefused() throws SQLException {
        UUID customer = client.formerCustomer();
        Tokens subject = Tokens.customer(customer);
        UUID request = client.awaitingApproval(subject, customer, wish("\"MARKETING\""));
        client.post(OFFICER.acr("2"), path(request, "/decision"), """
                {"approve":false,"reason":"%s","citation":"%s"}
                """.formatted(CASE, ARTICLE))
                .expectStatus()
                .isOk()
                .expectBody();
        assertThat(everything()).doesNotContain(CASE, ARTICLE);
        assertThat(shown(subject, request)).contains(CASE, ARTICLE);

        WIRE.send(ErasureOrdered.order(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        customer,
                        Clock.systemUTC().instant())
                .erase(Set.of(DataCategory.INTERACTION))
                .holders(Set.of("privacy-service"))
                .nonce("AAECAwQFBgcICQoLDA0ODw")
                .build());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shown(subject, request)).doesNotContain(CASE, ARTICLE));
    }

    private String holds(UUID customer) {
        return body(OFFICER, "/api/legal-holds?customerId=" + customer);
    }

    private String shown(Tokens who, UUID request) {
        return body(who, path(request, ""));
    }

    private String body(Tokens who, String path) {
        return String.valueOf(
                client.get(who, path).expectBody(String.class).returnResult().getResponseBody());
    }

    /** Every value of every table. */
    private String everything() throws SQLException {
        var all = new StringBuilder();
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select query_to_xml('SELECT * FROM "' || relname || '"', true, false, '')::text
                          from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                        """)) {
            while (rows.next()) {
                all.append(rows.getString(1));
            }
        }
        return all.toString();
    }
}
