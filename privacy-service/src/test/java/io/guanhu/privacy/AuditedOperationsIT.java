package io.guanhu.privacy;

import static io.guanhu.testing.AuditedOperations.client;
import static io.guanhu.testing.AuditedOperations.customer;
import static io.guanhu.testing.AuditedOperations.staff;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ApiDocument;
import io.guanhu.testing.AuditedOperations;
import io.guanhu.testing.Database;
import io.guanhu.testing.FuzzedOperations;
import io.guanhu.testing.PermissionMatrix;
import io.guanhu.testing.ReachMatrix;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every request to this service is in the audit log. */
@ServiceIT("privacy")
class AuditedOperationsIT {

    private static final Neighbours NEIGHBOURS = new Neighbours();

    private final int port;
    private final WebTestClient http;
    private final Database database;
    private final AuditedOperations operations;

    @Autowired
    AuditedOperationsIT(@LocalServerPort int port, WebTestClient http, Database database) {
        this.port = port;
        this.http = http;
        this.database = database;
        this.operations = new AuditedOperations(port);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("guanhu.services.customer-service.url", NEIGHBOURS::url);
        registry.add("guanhu.services.audit-service.url", NEIGHBOURS::url);
        registry.add("guanhu.privacy.certificate-key", () -> "target/certificate-keys-" + UUID.randomUUID() + ".json");
    }

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @Test
    void leaveAnEntryHoweverTheyEnd() {
        assertThat(operations.leaveEntries(List.of(
                        staff(
                                "relationship-manager",
                                "team-lead",
                                "operations",
                                "compliance-officer",
                                "auditor",
                                "administrator"),
                        customer(),
                        client("core-banking"))))
                .contains(
                        "GET /api/privacy-requests",
                        "GET /api/legal-holds",
                        "GET /api/retention-rules",
                        "GET /api/working-calendars");
    }

    /** Whatever part of a request is malformed, the service does not fail, and names the fault. */
    @Test
    void answerWhateverIsSent() {
        assertThat(new FuzzedOperations(port).faults()).isEmpty();
    }

    /** What is hard to undo. */
    @Test
    void wantAFreshSecondFactor() {
        assertThat(new FuzzedOperations(port).wantingFreshSecondFactor())
                .contains("POST /api/legal-holds", "POST /api/legal-holds/{id}/closure");
    }

    /** Every operation on a customer's records × people within and out of reach. */
    @Test
    void letEverybodyReachWhatTheTableSays() {
        PrivacyClient client = new PrivacyClient(http, new Wire(), NEIGHBOURS);
        ReachMatrix matrix = new ReachMatrix(port, new PrivacyScenes(client, database));
        assertThat(matrix.faults()).isEmpty();
        assertThat(matrix.visited())
                .contains(
                        "POST /api/privacy-requests",
                        "POST /api/privacy-requests/{id}/confirmation",
                        "GET /api/privacy-requests/{id}/certificate.pdf",
                        "POST /api/legal-holds/{id}/closure");
    }

    /** Every operation × role × level of authentication. */
    @Test
    void letInWhomTheTableOfPermissionsNames() {
        PermissionMatrix matrix = new PermissionMatrix(port);
        assertThat(matrix.faults()).isEmpty();
        assertThat(matrix.permissions()).contains("privacy-request.decide", "legal-hold.place");
    }

    /** Clients are generated from the copy; {@code deploy/api/renew} rewrites it. */
    @Test
    void areDescribedInTheCommittedDocument() {
        ApiDocument document = ApiDocument.at(port);
        assertThat(document.committed()).isEqualTo(document.published());
    }
}
