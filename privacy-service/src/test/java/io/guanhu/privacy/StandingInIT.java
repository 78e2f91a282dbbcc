package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.EVIDENCE;
import static io.guanhu.privacy.PrivacyClient.REQUESTS;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static io.guanhu.privacy.PrivacyClient.wishFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.JsonPathAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What staff may do in a customer's place, and that a customer's own steps stay the customer's. */
@ServiceIT("privacy")
class StandingInIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final Wire WIRE = new Wire();
    private static final Tokens CLERK = Tokens.staff("E9001", "HQ", "operations");
    private static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");
    private static final String ACKNOWLEDGED = "{\"acknowledgeIrreversible\":true}";
    private static final String CONTACT = wish("\"CONTACT\"");

    private final PrivacyClient client;
    private final Database database;
    private final UUID customer;
    private final Tokens subject;

    @Autowired
    StandingInIT(WebTestClient http, Database database) {
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
        registry.add("guanhu.privacy.certificate-key", () -> "target/certificate-keys-" + UUID.randomUUID() + ".json");
    }

    @BeforeEach
    void calendarsAreThere() {
        client.knowsWorkingDays();
    }

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private void isIn(UUID request, String state) {
        client.get(OFFICER, path(request, "")).expectBody().jsonPath("$.state").isEqualTo(state);
    }

    @Test
    void leavesWhatTheCustomerFiledToTheCustomer() {
        UUID request = client.submit(subject, CONTACT);
        String digits = client.code(subject, customer, request);
        for (Tokens staff : List.of(CLERK.acr("2"), OFFICER.acr("2"))) {
            refused(post(staff, request, "/identity-challenges", "{}"), 403, "customers-own");
            for (String told : List.of(PrivacyClient.code(digits), PrivacyClient.wrong(digits))) {
                refused(post(staff, request, "/identity-verification", told), 403, "customers-own");
            }
            refused(client.put(staff, path(request, "/evidence"), null, EVIDENCE), 409, "no-evidence-needed");
        }
        post(subject, request, "/identity-verification", PrivacyClient.code(digits))
                .expectStatus()
                .isOk();
        for (Tokens staff : List.of(CLERK.acr("2"), OFFICER.acr("2"))) {
            refused(post(staff, request, "/confirmation", ACKNOWLEDGED), 403, "customers-own");
            refused(post(staff, request, "/cancellation", "{}"), 403, "forbidden");
        }
        isIn(request, "VERIFIED");
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        customer.toString(),
                        2,
                        each -> each.action().equals("privacy-request.confirm")
                                && "customers-own".equals(each.reason())))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.outcome()).isEqualTo("REFUSED"));
        post(subject.acr("2"), request, "/confirmation", ACKNOWLEDGED)
                .expectStatus()
                .isOk();
    }

    @Test
    void letsStaffRefuseAtAnyTimeButOnlyWithAllThatARefusalNeeds() {
        UUID request = client.submit(subject, CONTACT);
        refused(post(OFFICER.acr("2"), request, "/decision", "{\"approve\":false}"), 400, "invalid-request");
        post(
                        OFFICER.acr("2"),
                        request,
                        "/decision",
                        "{\"approve\":false,\"reason\":\"重复申请\",\"citation\":\"个人信息保护法第五十条\"}")
                .expectStatus()
                .isOk();
        isIn(request, "REJECTED");
        var notices = told("erasure-refused", 2);
        assertThat(client.particulars(notices.getFirst().notificationId()).parameters())
                .containsEntry("reason", "重复申请")
                .containsEntry("citation", "个人信息保护法第五十条");
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.decision.rightToSue")
                .isNotEmpty();
    }

    @Test
    void tellsTheCustomerOfAFilingAndOfACancellation() {
        UUID request = client.submit(CLERK, wishFor(customer));
        refused(post(CLERK.acr("2"), request, "/cancellation", "{}"), 403, "forbidden");
        post(subject, request, "/cancellation", "{}").expectStatus().isOk();
        for (String template : List.of("erasure-submitted", "erasure-cancelled")) {
            assertThat(told(template, 2))
                    .extracting(NotificationRequested::channel)
                    .containsExactlyInAnyOrder("SMS", "EMAIL");
            String reference = told(template, 2).getFirst().parameters().get("reference");
            assertThat(reference).matches("[0-9A-F]{5}-[0-9A-F]{5}");
            client.get(CLERK, REQUESTS + "?reference=" + reference)
                    .expectBody()
                    .jsonPath("$.items[*].id")
                    .isEqualTo(request.toString());
        }
        refused(client.get(CLERK, REQUESTS + "?reference=x"), 400, "invalid-request");
    }

    /** True of that very request: what it waited for, and no code or confirmation after all. */
    @Test
    void tellsTheCustomerOfARequestThatLapsed() throws SQLException {
        UUID unproven = client.submit(subject, CONTACT);
        expires(unproven).isNotEmpty();
        lapses(unproven);
        assertThat(told("erasure-expired", 2))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.parameters())
                        .containsKeys("reference", "unproven")
                        .doesNotContainKey("unconfirmed"))
                .extracting(NotificationRequested::channel)
                .containsExactlyInAnyOrder("SMS", "EMAIL");

        UUID unconfirmed = client.submit(subject, CONTACT);
        String digits = client.code(subject, customer, unconfirmed);
        post(subject, unconfirmed, "/identity-verification", PrivacyClient.code(digits))
                .expectStatus()
                .isOk();
        lapses(unconfirmed);
        assertThat(told("erasure-expired", 4).subList(2, 4))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.parameters()).containsKey("unconfirmed"));
        isIn(unconfirmed, "EXPIRED");
        expires(unconfirmed).isEmpty();
    }

    private JsonPathAssertions expires(UUID request) {
        return client.get(subject, path(request, ""))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.expiresAt");
    }

    private void lapses(UUID request) throws SQLException {
        one("update privacy_request set expires_at = now(), due_at = now() where id = '" + request + "' returning id");
    }

    @Test
    void takesConfirmationByStaffOnlyForWhatStaffFiledAndWithEvidence() throws SQLException {
        UUID request = client.submit(CLERK, wishFor(customer));
        refused(client.put(CLERK.acr("2"), path(request, "/evidence"), null, EVIDENCE), 409, "wrong-state");
        String digits = client.code(CLERK, customer, request);
        post(CLERK, request, "/identity-verification", PrivacyClient.code(digits))
                .expectStatus()
                .isOk();
        refused(post(CLERK.acr("2"), request, "/confirmation", ACKNOWLEDGED), 409, "evidence-missing");
        client.put(CLERK.acr("1"), path(request, "/evidence"), null, EVIDENCE)
                .expectStatus()
                .isUnauthorized();
        client.put(CLERK.acr("2"), path(request, "/evidence"), null, EVIDENCE)
                .expectStatus()
                .isOk();
        post(CLERK.acr("2"), request, "/confirmation", ACKNOWLEDGED)
                .expectStatus()
                .isOk();
        showsTheEvidenceToStaffAlone(request);
    }

    private void showsTheEvidenceToStaffAlone(UUID request) throws SQLException {
        client.get(OFFICER, path(request, ""))
                .expectBody()
                .jsonPath("$.evidence.reference")
                .isEqualTo("REC-2026-000417")
                .jsonPath("$.evidence.takenBy")
                .isEqualTo("E9001");
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.evidence")
                .isEmpty();
        client.get(Tokens.staff("E9201", "HQ", "auditor"), path(request, ""))
                .expectBody()
                .jsonPath("$.state")
                .isNotEmpty()
                .jsonPath("$.evidence.takenBy")
                .isEqualTo("E9001")
                .jsonPath("$.evidence.reference")
                .isEmpty();
        assertThat(one("select count(*) from privacy_request r where r::text like '%REC-2026%'"))
                .isEqualTo("0");
    }

    @Test
    void takesASecondPersonWhereStaffVouchForTheIdentity() {
        UUID request = client.submit(CLERK, wishFor(customer).replace("HOTLINE", "COUNTER"));
        client.put(CLERK.acr("2"), path(request, "/evidence"), null, EVIDENCE)
                .expectStatus()
                .isOk();
        isIn(request, "VERIFIED");
        refused(post(CLERK.acr("2"), request, "/confirmation", ACKNOWLEDGED), 403, "second-person-confirms");
        Tokens colleague = Tokens.staff("E9002", "HQ", "operations").acr("2");
        post(colleague, request, "/confirmation", ACKNOWLEDGED).expectStatus().isOk();
    }

    @Test
    void filesByTheRightChannelOnly() {
        refused(client.post(CLERK, REQUESTS, wishFor(customer).replace("HOTLINE", "APP")), 400, "invalid-request");
        refused(client.post(subject, REQUESTS, CONTACT.replace("APP", "COUNTER")), 400, "invalid-request");
    }

    private ResponseSpec post(Tokens who, UUID request, String rest, String body) {
        return client.post(who, path(request, rest), body);
    }

    private List<NotificationRequested> told(String template, int count) {
        return WIRE.await(
                NotificationRequested.class,
                customer.toString(),
                count,
                each -> each.template().equals(template));
    }

    private String one(String sql) throws SQLException {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
