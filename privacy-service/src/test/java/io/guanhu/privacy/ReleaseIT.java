package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.testing.Database;
import io.guanhu.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What becomes of restricted data when the law no longer requires it, years later. */
@TestPropertySource(properties = "guanhu.privacy.release-interval=200ms")
class ReleaseIT extends PrivacyFixture {

    private final Holds holds = new Holds(client, OFFICER);
    private final UUID customer;
    private final Tokens subject;

    @Autowired
    ReleaseIT(WebTestClient http, Database database) {
        super(http, database);
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @Test
    void erasesWhatWasRestrictedWhenNoRuleKeepsItAnyMore() {
        UUID request = restricted();
        tenYearsPass();

        var order = order(2);
        assertThat(order.requestId()).isNotEqualTo(request);
        assertThat(order.erase()).containsExactly(DataCategory.IDENTITY);
        assertThat(order.restrict()).isEmpty();
        NEIGHBOURS.give("audit", LOG.answer(order.requestId().toString(), 2));
        Others.receipts(WIRE, order);

        client.awaitState(OFFICER, order.requestId(), "COMPLETED");
        client.get(OFFICER, path(order.requestId(), ""))
                .expectBody()
                .jsonPath("$.ledgerPosition")
                .isNotEmpty()
                .jsonPath("$.certificate")
                .isEqualTo(true)
                .jsonPath("$.history[0].actor")
                .isEqualTo("privacy-service");
        assertThat(rows.text(
                        "select count(*) from erasure_ledger where request_id = '%s'".formatted(order.requestId())))
                .isEqualTo("1");
        assertThat(rows.text("select released_by from consequence where request_id = '%s'".formatted(request)))
                .isEqualTo(order.requestId().toString());
        // Whether such an erasure happens or waits would reveal an investigation.
        client.get(subject, REQUESTS).expectBody().jsonPath("$.items.length()").isEqualTo(1);
        client.get(CLERK, REQUESTS + "?customerId=" + customer)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        for (String rest : List.of("", "/certificate.jws", "/certificate.pdf")) {
            client.get(subject, path(order.requestId(), rest)).expectStatus().isNotFound();
            client.get(CLERK, path(order.requestId(), rest)).expectStatus().isNotFound();
        }
        client.get(OFFICER, path(order.requestId(), "/certificate.pdf"))
                .expectStatus()
                .isOk();
    }

    /** A restriction without a date is reviewed again, too. */
    @Test
    void continuesAutomaticallyWhenTheLastHoldIsClosed() {
        UUID hold = holds.ordered(customer, "MARKETING");
        UUID request = client.awaitingApproval(subject, customer, wish("\"MARKETING\""));
        approve(request);
        var order = order(1);
        assertThat(order.erase()).isEmpty();
        assertThat(order.restrict()).extracting(Restriction::category).containsExactly(DataCategory.MARKETING);
        Others.receipts(WIRE, order);
        Others.notices(WIRE, customer, request);
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");

        client.post(OFFICER, "/api/legal-holds/" + hold + "/closure", "{}")
                .expectStatus()
                .isOk()
                .expectBody();
        var released = order(2);
        assertThat(released.erase()).containsExactly(DataCategory.MARKETING);
        NEIGHBOURS.give("audit", LOG.answer(released.requestId().toString(), 2));
        Others.receipts(WIRE, released);
        Others.notices(WIRE, customer, released.requestId());
        client.awaitState(subject, released.requestId(), "COMPLETED");
        assertThat(rows.text("select sealed_reference from legal_hold where id = '%s'".formatted(hold)))
                .isEqualTo("null");
    }

    private void approve(UUID request) {
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 2));
        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk();
    }

    @Test
    void keepsItWhileALegalHoldDemandsIt() {
        UUID request = restricted();
        holds.ordered(customer, "IDENTITY");
        tenYearsPass();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !rows.text(
                                "select look_again_at from consequence where request_id = '%s'".formatted(request))
                        .equals("null"));
        assertThat(rows.text("select released_by from consequence where request_id = '%s'".formatted(request)))
                .isEqualTo("null");
        client.get(subject, REQUESTS).expectBody().jsonPath("$.items.length()").isEqualTo(1);

        rows.execute("update legal_hold set closed_at = now(), closed_by = 'E9102'");
        rows.execute("update consequence set look_again_at = now()");
        assertThat(order(2).erase()).containsExactly(DataCategory.IDENTITY);
    }

    /** A request that left the identity restricted. */
    private UUID restricted() {
        UUID request = client.awaitingApproval(subject, customer, wish("\"IDENTITY\""));
        approve(request);
        var order = order(1);
        assertThat(order.erase()).isEmpty();
        Others.receipts(WIRE, order);
        Others.notices(WIRE, customer, request);
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");
        return request;
    }

    private void tenYearsPass() {
        NEIGHBOURS.give("/internal/customers/" + customer + "/retention-facts", """
                {"status":"CLOSED","relationshipEndedOn":"2010-03-31","lastTransactionOn":"2010-01-20",
                 "categories":[{"category":"IDENTITY","held":true,"restricted":true,"erased":false}]}
                """);
        rows.execute("update consequence c set until = '2020-03-31' from privacy_request r"
                + " where r.id = c.request_id and r.customer_id = '"
                + customer
                + "'");
    }

    private ErasureOrdered order(int number) {
        return WIRE.await(ErasureOrdered.class, customer.toString(), number, each -> true)
                .get(number - 1);
    }
}
