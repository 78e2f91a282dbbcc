package io.guanhu.privacy;

import static io.guanhu.privacy.PrivacyClient.body;
import static io.guanhu.privacy.PrivacyClient.path;
import static io.guanhu.privacy.PrivacyClient.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.ErasureReceipted;
import io.guanhu.platform.contract.PrivacyEvents.Finding;
import io.guanhu.platform.contract.PrivacyEvents.LedgerExtended;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.privacy.verification.CertificateVerification;
import io.guanhu.testing.Database;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import io.guanhu.tlog.proof.TrustPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceIT("privacy")
class PrivacyIT {

    private static final WitnessedLog LOG = new WitnessedLog();
    private static final Neighbours NEIGHBOURS = new Neighbours();
    private static final Wire WIRE = new Wire();
    private static final Tokens OFFICER = Tokens.staff("E9101", "HQ", "compliance-officer");

    private final WebTestClient http;
    private final Database database;
    private final PrivacyClient client;

    @Autowired
    PrivacyIT(WebTestClient http, Database database) {
        this.http = http;
        this.database = database;
        this.client = new PrivacyClient(http, WIRE, NEIGHBOURS);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("guanhu.services.customer-service.url", NEIGHBOURS::url);
        registry.add("guanhu.services.audit-service.url", NEIGHBOURS::url);
        registry.add("guanhu.privacy.log-policy", LOG::policyFile);
        registry.add("guanhu.privacy.cooling-off", () -> "300ms");
        registry.add("guanhu.privacy.worker.interval", () -> "100ms");
        registry.add("guanhu.privacy.worker.retry", () -> "200ms");
        registry.add("guanhu.privacy.certificate-key", () -> "target/certificate-keys-" + UUID.randomUUID() + ".json");
    }

    @BeforeEach
    void auditLogAndCalendarsAreThere() {
        client.knowsWorkingDays();
    }

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @Test
    void erasesWithOrdersReceiptsLedgerCertificateAndNotice() throws Exception {
        UUID customer = client.formerCustomer();
        Tokens subject = Tokens.customer(customer);
        UUID request = client.awaitingApproval(subject, customer, wish("\"IDENTITY\",\"CONTACT\",\"INTERACTION\""));
        showsWhatWillHappen(subject, request);

        client.post(OFFICER.acr("2"), path(request, "/decision"), "{\"approve\":true}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("EXECUTING");
        ErasureOrdered order = ordered(customer);
        var followed = new FollowedErasure(http, OFFICER, path(request, "/events"));
        client.post(subject, path(request, "/cancellation"), "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("already-executing");
        WIRE.send(receipt(order, "stranger", 0));
        WIRE.send(receipt(order, "customer-service", 1));
        WIRE.send(receipt(order, "customer-service", 0, DataCategory.MARKETING));
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 1));
        Others.HOLDERS.stream()
                .filter(holder -> !holder.equals(DyingKeys.HOLDER))
                .forEach(holder -> WIRE.send(receipt(order, holder, 0)));
        new DyingKeys(client, WIRE, order).dieAtLast(subject);
        waitsForWitnesses(subject, request, customer);
        NEIGHBOURS.give("audit", LOG.answer(request.toString(), 2));

        var notices = WIRE.await(
                NotificationRequested.class,
                customer.toString(),
                2,
                each -> each.template().equals("erasure-completed"));
        var kept = client.particulars(notices.getFirst().notificationId());
        assertThat(kept.phone()).isEqualTo("+8619912345678");
        assertThat(kept.email()).isEqualTo("former@example.com");
        assertThat(notices.getFirst().parameters())
                .containsEntry("notHeld", "服务记录")
                .containsEntry("restricted", "联系方式、身份信息")
                .containsEntry("last", "yes")
                .doesNotContainKeys("erased", "kept");
        new LastNotices(client, WIRE, database).areSettledAtLast(subject, request, notices);
        client.awaitState(subject, request, "PARTIALLY_COMPLETED");
        followed.toldOfEachReceipt();
        showsReceiptsButNoLongerTheWords(subject, request);
        destroysTheKeptContact(notices.getFirst().notificationId());
        extendsTheLedger(customer, order);
        certifies(subject, request, order);
        assertThat(WIRE.await(
                        AuditEntryRecorded.class,
                        customer.toString(),
                        1,
                        each -> each.action().equals("privacy.erasure-completed")))
                .hasSize(1);
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

    private void showsWhatWillHappen(Tokens subject, UUID request) {
        client.get(subject, path(request, ""))
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.consequences[?(@.category=='IDENTITY')].treatment")
                .isEqualTo("RESTRICT")
                .jsonPath("$.consequences[?(@.category=='IDENTITY')].until")
                .isEqualTo("2035-03-31")
                .jsonPath("$.consequences[?(@.category=='CONTACT')].treatment")
                .isEqualTo("RESTRICT")
                .jsonPath("$.noLongerWorks.length()")
                .isEqualTo(2)
                .jsonPath("$.reason.text")
                .isEqualTo("我已销户");
    }

    private static ErasureOrdered ordered(UUID customer) {
        var order = WIRE.await(ErasureOrdered.class, customer.toString(), 1, each -> true)
                .getFirst();
        assertThat(order.erase()).containsExactly(DataCategory.INTERACTION);
        assertThat(order.restrict())
                .extracting(Restriction::category, Restriction::until)
                .containsExactlyInAnyOrder(
                        tuple(DataCategory.IDENTITY, LocalDate.of(2035, 3, 31)),
                        tuple(DataCategory.CONTACT, LocalDate.of(2035, 3, 31)));
        assertThat(order.holders()).contains("privacy-service").containsAll(Others.HOLDERS);
        return order;
    }

    private static ErasureReceipted receipt(ErasureOrdered order, String holder, long left) {
        return receipt(order, holder, left, order.erase().toArray(DataCategory[]::new));
    }

    private static ErasureReceipted receipt(
            ErasureOrdered order, String holder, long left, DataCategory... categories) {
        return Receipting.of(
                order,
                holder,
                Stream.of(categories)
                        .map(each -> new Finding("postgresql:test", each, "ERASED", 1, left))
                        .toList());
    }

    private void showsReceiptsButNoLongerTheWords(Tokens subject, UUID request) {
        client.get(subject, path(request, ""))
                .expectBody()
                .jsonPath("$.receipts[?(@.holder=='privacy-service')].readBack")
                .isNotEmpty()
                .jsonPath("$.receipts[?(@.holder=='stranger')]")
                .isEmpty()
                .jsonPath("$.receipts[?(@.readBack!=0)]")
                .isEmpty()
                .jsonPath("$.receipts[?(@.holder=='customer-service')].category")
                .value(
                        List.class,
                        each -> assertThat(List.<Object>copyOf((List<?>) each)).containsExactly("INTERACTION"))
                .jsonPath("$.waitingFor")
                .isEmpty()
                .jsonPath("$.reason.text")
                .isEmpty()
                .jsonPath("$.history[-1:].to")
                .isEqualTo("PARTIALLY_COMPLETED");
    }

    private void destroysTheKeptContact(UUID notification) throws SQLException {
        assertThat(client.particulars(notification).phone()).isNull();
        try (var connection = database.connectAsApp();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM kept_contact")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    private void extendsTheLedger(UUID customer, ErasureOrdered order) {
        var extended = WIRE.await(LedgerExtended.class, customer.toString(), 1, each -> true)
                .getFirst();
        client.get(Tokens.service("customer-service"), "/internal/erasure-ledger?after=" + (extended.position() - 1))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.head")
                .value(
                        String.class,
                        head -> assertThat(head.lines().skip(1).findFirst())
                                .contains(Long.toString(extended.position())))
                .jsonPath("$.entries[0].order")
                .value(
                        String.class,
                        entry -> assertThat(entry).contains(order.orderId().toString()));
        client.get(OFFICER, "/internal/erasure-ledger").expectStatus().isForbidden();
    }

    /** One of two witnesses has cosigned: no certificate yet. */
    private void waitsForWitnesses(Tokens subject, UUID request, UUID customer) {
        WIRE.await(LedgerExtended.class, customer.toString(), 1, each -> true);
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> client.get(subject, path(request, "/certificate.jws"))
                        .expectStatus()
                        .isNotFound());
    }

    private void certifies(Tokens subject, UUID request, ErasureOrdered order) throws Exception {
        String keys = body(
                http.get().uri(PrivacyClient.REQUESTS + "/certificate-keys").exchange());
        String jws = body(client.get(subject, path(request, "/certificate.jws")));
        var certificate = JWSObject.parse(jws);
        var key = JWKSet.parse(keys).getKeyByKeyId(certificate.getHeader().getKeyID());
        assertThat(certificate.verify(new Ed25519Verifier(key.toOctetKeyPair())))
                .isTrue();
        assertThat(certificate.getPayload().toString())
                .contains(order.orderId().toString(), "PARTIALLY_COMPLETED")
                .contains(DyingKeys.TOLD);
        String policy = body(
                http.get().uri(PrivacyClient.REQUESTS + "/certificate-policy").exchange());
        assertThat(CertificateVerification.verify(jws, keys, TrustPolicy.parse(policy)))
                .isInstanceOf(CertificateVerification.Result.Valid.class);
        client.get(subject, path(request, "/certificate.pdf")).expectHeader().contentType("application/pdf");
        client.get(Tokens.customer(UUID.randomUUID()), path(request, "/certificate.jws"))
                .expectStatus()
                .isNotFound();
    }
}
