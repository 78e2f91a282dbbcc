package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What becomes of restricted data when the law lets go of it, years later. */
@ServiceIT("privacy")
class ReleaseIT {

    private static final WitnessedLog LOG = new WitnessedLog();
    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final Wire WIRE = new Wire();
    private static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");
    private static final Tokens CLERK = Tokens.staff("E9001", "HQ", "operations");
    private static final List<String> OTHER_HOLDERS =
            List.of("customer-service", "ownership-service", "audit-service", "notification-service");

    private final PrivacyClient client;
    private final Database database;
    private final UUID customer;
    private final Tokens subject;

    @Autowired
    ReleaseIT(WebTestClient http, Database database) {
        this.client = new PrivacyClient(http, WIRE, NEIGHBOURS);
        this.database = database;
        this.customer = client.formerCustomer();
        this.subject = Tokens.customer(customer);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("guanhu.services.customer-service.url", NEIGHBOURS::url);
        registry.add("guanhu.services.audit-service.url", NEIGHBOURS::url);
        registry.add("guanhu.privacy.cooling-off", () -> "300ms");
        registry.add("guanhu.privacy.worker.interval", () -> "100ms");
        registry.add("guanhu.privacy.worker.retry", () -> "200ms");
        registry.add("guanhu.privacy.release-interval", () -> "200ms");
        registry.add("guanhu.privacy.log-policy", LOG::policyFile);
        registry.add("guanhu.privacy.certificate-key", () -> "target/certificate-keys-" + UUID.randomUUID() + ".json");
    }

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @Test
    void erasesWhatWasRestrictedWhenNoRuleKeepsItAnyMore() throws SQLException {
        UUID request = restricted();
        tenYearsPass();

        var order = order(2);
        assertThat(order.requestId()).isNotEqualTo(request);
        assertThat(order.erase()).containsExactly(DataCategory.IDENTITY);
        assertThat(order.restrict()).isEmpty();
        NEIGHBOURS.give("audit", LOG.answer(order.requestId().toString(), 2));
        receipts(order);

        client.awaitState(OFFICER, order.requestId(), "COMPLETED");
        client.get(OFFICER, path(order.requestId(), ""))
                .expectBody()
                .jsonPath("$.ledgerPosition")
                .isNotEmpty()
                .jsonPath("$.certificate")
                .isEqualTo(true)
                .jsonPath("$.history[0].actor")
                .isEqualTo("privacy-service");
        assertThat(one("select count(*) from erasure_ledger where request_id = '%s'", order.requestId()))
                .isEqualTo("1");
        assertThat(one("select released_by from consequence where request_id = '%s'", request))
                .isEqualTo(order.requestId().toString());
        // Whether such an erasure comes or waits would tell of an investigation.
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

    /** Years of data that had no date: a restriction without day is asked about again, too. */
    @Test
    void goesOnByItselfWhenTheLastHoldIsClosed() throws SQLException {
        UUID hold = hold("MARKETING");
        UUID request = client.awaitingApproval(subject, customer, wish("\"MARKETING\""));
        approve(request);
        var order = order(1);
        assertThat(order.erase()).isEmpty();
        assertThat(order.restrict()).extracting(Restriction::category).containsExactly(DataCategory.MARKETING);
        receipts(order);
        notices(request);
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");

        client.post(OFFICER, "/api/legal-holds/" + hold + "/closure", "{}")
                .expectStatus()
                .isOk()
                .expectBody();
        var released = order(2);
        assertThat(released.erase()).containsExactly(DataCategory.MARKETING);
        NEIGHBOURS.give("audit", LOG.answer(released.requestId().toString(), 2));
        receipts(released);
        notices(released.requestId());
        client.awaitState(subject, released.requestId(), "COMPLETED");
        assertThat(one("select sealed_reference from legal_hold where id = '%s'", hold))
                .isEqualTo("null");
    }

    private UUID hold(String category) {
        var opened = client.post(OFFICER, "/api/legal-holds", """
                {"customerId":"%s","categories":["%s"],"ground":"AUTHORITY_ORDER",
                 "reference":"case 17","citation":"some order"}
                """.formatted(customer, category))
                .expectStatus()
                .isCreated()
                .expectBody(PrivacyClient.Id.class)
                .returnResult()
                .getResponseBody();
        assertThat(opened).isNotNull();
        return opened.id();
    }

    private void approve(UUID request) {
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 2));
        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk();
    }

    @Test
    void keepsItWhileALegalHoldDemandsIt() throws SQLException {
        UUID request = restricted();
        client.post(OFFICER, "/api/legal-holds", """
                {"customerId":"%s","categories":["IDENTITY"],"ground":"AUTHORITY_ORDER","reference":"case 17","citation":"some order"}
                """.formatted(customer))
                .expectStatus()
                .isCreated();
        tenYearsPass();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !one("select look_again_at from consequence where request_id = '%s'", request)
                        .equals("null"));
        assertThat(one("select released_by from consequence where request_id = '%s'", request))
                .isEqualTo("null");
        client.get(subject, REQUESTS).expectBody().jsonPath("$.items.length()").isEqualTo(1);

        run("update legal_hold set closed_at = now(), closed_by = 'E9102'");
        run("update consequence set look_again_at = now()");
        assertThat(order(2).erase()).containsExactly(DataCategory.IDENTITY);
    }

    /** A request that left the identity restricted. */
    private UUID restricted() {
        UUID request = client.awaitingApproval(subject, customer, wish("\"IDENTITY\""));
        approve(request);
        var order = order(1);
        assertThat(order.erase()).isEmpty();
        receipts(order);
        notices(request);
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");
        return request;
    }

    private void tenYearsPass() throws SQLException {
        NEIGHBOURS.give("/internal/customers/" + customer + "/retention-facts", """
                {"status":"CLOSED","relationshipEndedOn":"2010-03-31","lastTransactionOn":"2010-01-20",
                 "categories":[{"category":"IDENTITY","held":true,"restricted":true,"erased":false}]}
                """);
        run("update consequence c set until = '2020-03-31' from privacy_request r"
                + " where r.id = c.request_id and r.customer_id = '"
                + customer
                + "'");
    }

    private ErasureOrdered order(int number) {
        return WIRE.await(ErasureOrdered.class, customer.toString(), number, each -> true)
                .get(number - 1);
    }

    private void receipts(ErasureOrdered order) {
        for (String holder : OTHER_HOLDERS) {
            WIRE.send(Receipting.of(
                    order,
                    holder,
                    List.of(new Finding(
                            "postgresql:test",
                            category(order),
                            order.erase().isEmpty() ? "RESTRICTED" : "ERASED",
                            1,
                            0))));
        }
    }

    private static DataCategory category(ErasureOrdered order) {
        return order.erase().isEmpty()
                ? order.restrict().getFirst().category()
                : order.erase().iterator().next();
    }

    private void notices(UUID request) {
        WIRE.await(NotificationRequested.class, customer.toString(), 2, each -> Others.isLastNotice(each, request))
                .forEach(each -> WIRE.send(new NotificationAdvanced(
                        each.notificationId(), customer, each.channel(), "DELIVERED", each.at())));
    }

    private String one(String sql, UUID id) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(id))) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
