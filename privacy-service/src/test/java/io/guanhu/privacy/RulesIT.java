package io.guanhu.privacy;

import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The retention rules, for people who want to know before they ask. */
class RulesIT extends PrivacyFixture {

    @Autowired
    RulesIT(WebTestClient http, Database database) {
        super(http, database);
    }

    @Test
    void saysWhatTheRulesWouldSay() {
        client.get(Tokens.customer(UUID.randomUUID()), "/api/retention-rules")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo("2026.2");
        client.post(OFFICER, "/api/retention-rules/evaluation", """
                {"scope":["TRANSACTION"],"active":false,"relationshipEndedOn":"2025-03-31",
                 "lastTransactionOn":"2024-05-20","on":"2026-01-01"}
                """)
                .expectBody()
                .jsonPath("$.consequences[0].until")
                .isEqualTo("2054-12-31")
                .jsonPath("$.consequences[0].textRead")
                .isEqualTo("secondary");
    }
}
