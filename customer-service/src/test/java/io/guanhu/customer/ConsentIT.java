package io.guanhu.customer;

import static io.guanhu.customer.Bank.COMPLIANCE;
import static io.guanhu.customer.Bank.E1101;
import static io.guanhu.customer.Bank.E2101;
import static io.guanhu.customer.Bank.OPERATIONS;
import static io.guanhu.customer.Bank.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.Bank.Person;
import io.guanhu.platform.contract.Topics;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaProbe;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A consent belongs to the customer and is at least as easy to withdraw as to give. */
@ServiceIT("customer")
class ConsentIT {

    private static final String FORM = "FORM-2026-004711";

    private final Bank bank;
    private final Rows rows;

    @Autowired
    ConsentIT(WebTestClient client, Database database) {
        this.bank = new Bank(client);
        this.rows = new Rows(database);
    }

    @Test
    void staffRecordAConsentOnlyOnEvidence() throws SQLException {
        UUID id = bank.created(Person.somebody());
        for (Tokens staff : List.of(E1101, OPERATIONS)) {
            needsEvidence(put(staff, id, 0, true, null));
            needsEvidence(put(staff, id, 0, true, ""));
            needsEvidence(put(staff, id, 0, true, "  "));
        }
        read(E1101, id).jsonPath("$.granted").isEqualTo(false);

        put(E1101, id, 0, true, FORM).expectStatus().isOk();
        read(COMPLIANCE, id)
                .jsonPath("$.granted")
                .isEqualTo(true)
                .jsonPath("$.by")
                .isEqualTo("STAFF")
                .jsonPath("$.evidence")
                .isEqualTo(FORM);
        read(Tokens.customer(id), id)
                .jsonPath("$.by")
                .isEqualTo("STAFF")
                .jsonPath("$.evidence")
                .doesNotExist();
        put(E2101, id, 1, true, FORM).expectStatus().isNotFound();
        assertThat(rows.dump().toString()).doesNotContain(FORM);
        assertThat(entry(id, "GRANTED_ON_EVIDENCE"))
                .contains("\"E1101\"", "consent.evidence")
                .doesNotContain(FORM);
        assertThat(message(id)).contains("\"LEGAL_NOTICE\"", "\"sms\"").doesNotContain(FORM);
    }

    private static void needsEvidence(ResponseSpec answer) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("evidence");
    }

    @Test
    void staffRecordAWithdrawalOnTheCustomersWord() {
        UUID id = bank.created(Person.somebody());
        Tokens self = Tokens.customer(id);
        put(self, id, 0, true, null).expectStatus().isOk();
        put(E1101, id, 1, false, null).expectStatus().isOk();
        read(self, id).jsonPath("$.granted").isEqualTo(false).jsonPath("$.by").isEqualTo("STAFF");
        assertThat(entry(id, "WITHDRAWN_FOR_CUSTOMER")).contains("\"E1101\"");
    }

    @Test
    void theCustomerGivesAndWithdrawsWithoutMore() {
        UUID id = bank.created(Person.somebody());
        Tokens self = Tokens.customer(id);
        put(E1101, id, 0, true, FORM).expectStatus().isOk();
        put(self, id, 1, false, null).expectStatus().isOk();
        put(self, id, 2, true, null).expectStatus().isOk();
        read(E1101, id)
                .jsonPath("$.granted")
                .isEqualTo(true)
                .jsonPath("$.by")
                .isEqualTo("CUSTOMER")
                .jsonPath("$.evidence")
                .doesNotExist();
        put(self, id, 3, true, FORM)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("only-of-staff");
        put(Tokens.customer(UUID.randomUUID()), id, 3, false, null)
                .expectStatus()
                .isNotFound();
    }

    private ResponseSpec put(Tokens by, UUID id, long version, boolean granted, @Nullable String evidence) {
        Map<String, Object> body = new HashMap<>();
        body.put("granted", granted);
        if (evidence != null) {
            body.put("evidence", evidence);
        }
        return bank.as(by)
                .put()
                .uri("/api/customers/{id}/consents/MARKETING_SMS", id)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .bodyValue(body)
                .exchange();
    }

    private BodyContentSpec read(Tokens by, UUID id) {
        return bank.as(by)
                .get()
                .uri("/api/customers/{id}/consents/MARKETING_SMS", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static String entry(UUID id, String reason) {
        return published(Topics.AUDIT_ENTRIES, id, reason);
    }

    private static String message(UUID id) {
        return published(Topics.NOTIFICATION_REQUESTS, id, "consent-recorded");
    }

    private static String published(String topic, UUID id, String text) {
        try (KafkaProbe probe = KafkaProbe.shared()) {
            return probe.await(topic, 1, KafkaProbe.about(id, text), PATIENCE)
                    .getFirst()
                    .value();
        }
    }
}
