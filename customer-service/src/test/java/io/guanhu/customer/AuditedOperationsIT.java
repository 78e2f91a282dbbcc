package io.guanhu.customer;

import static io.guanhu.testing.AuditedOperations.client;
import static io.guanhu.testing.AuditedOperations.customer;
import static io.guanhu.testing.AuditedOperations.staff;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ApiDocument;
import io.guanhu.testing.AuditedOperations;
import io.guanhu.testing.FuzzedOperations;
import io.guanhu.testing.PermissionMatrix;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every request to this service is in the audit log. */
@ServiceIT("customer")
class AuditedOperationsIT {

    private final int port;
    private final AuditedOperations operations;

    @Autowired
    AuditedOperationsIT(@LocalServerPort int port) {
        this.port = port;
        this.operations = new AuditedOperations(port);
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
                .contains("GET /api/operations/customer-service/parked-messages");
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
                .contains(
                        "POST /api/customers/{id}/reveal",
                        "POST /api/customers/{id}/closure",
                        "GET /api/customers/{id}/own-data",
                        "GET /api/customers/{id}/own-data/changes",
                        "POST /api/customers/{id}/closure-proposals",
                        "POST /api/customers/{id}/changes/{change}/confirmation",
                        "POST /api/customers/{id}/changes/{change}/decision",
                        "POST /api/customers/{id}/changes/{change}/reveal");
    }

    /** Every operation × role × level of authentication. */
    @Test
    void letInWhomTheTableOfPermissionsNames() {
        PermissionMatrix matrix = new PermissionMatrix(port);
        assertThat(matrix.faults()).isEmpty();
        assertThat(matrix.permissions())
                .contains("message-key.rotate", "customer.reveal", "change.decide", "customer.import");
    }

    /** Clients are generated from the copy; {@code deploy/api/renew} rewrites it. */
    @Test
    void areDescribedInTheCommittedDocument() {
        ApiDocument document = ApiDocument.at(port);
        assertThat(document.committed()).isEqualTo(document.published());
    }
}
