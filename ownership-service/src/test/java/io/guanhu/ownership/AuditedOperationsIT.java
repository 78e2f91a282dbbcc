package io.guanhu.ownership;

import static io.guanhu.testing.AuditedOperations.client;
import static io.guanhu.testing.AuditedOperations.customer;
import static io.guanhu.testing.AuditedOperations.staff;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.ApiDocument;
import io.guanhu.testing.AuditedOperations;
import io.guanhu.testing.FuzzedOperations;
import io.guanhu.testing.PermissionMatrix;
import io.guanhu.testing.ReachMatrix;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every request to this service is in the audit log. */
@ServiceIT("ownership")
class AuditedOperationsIT {

    private final int port;
    private final WebTestClient client;
    private final AuditedOperations operations;

    @Autowired
    AuditedOperationsIT(@LocalServerPort int port, WebTestClient client) {
        this.port = port;
        this.client = client;
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
                .contains(
                        "GET /api/pools",
                        "GET /api/managers",
                        "GET /api/branches",
                        "GET /api/transfers",
                        "GET /api/training/completion",
                        "GET /api/training/courses",
                        "GET /api/assignments/coverage",
                        "GET /api/operations/ownership-service/parked-messages");
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
                        "POST /api/assignments",
                        "PUT /api/managers/{employeeId}",
                        "POST /api/branches",
                        "PUT /api/branches/{id}",
                        "POST /api/branches/{id}/closure",
                        "POST /api/branches/{id}/reopening",
                        "POST /api/transfers/{id}/approval");
    }

    /** Every operation on a customer's records × people within and out of reach. */
    @Test
    void letEverybodyReachWhatTheTableSays() {
        ReachMatrix matrix = new ReachMatrix(port, new OwnershipScenes(new OwnershipSteps(client)));
        assertThat(matrix.faults()).isEmpty();
        assertThat(matrix.visited())
                .contains(
                        "GET /api/assignments",
                        "POST /api/assignments",
                        "GET /api/training/completion",
                        "POST /api/transfers/{id}/acceptance",
                        "GET /api/pools/{id}/customers");
    }

    /** Every operation × role × level of authentication. */
    @Test
    void letInWhomTheTableOfPermissionsNames() {
        PermissionMatrix matrix = new PermissionMatrix(port);
        assertThat(matrix.faults()).isEmpty();
        assertThat(matrix.permissions()).contains("assignment.assign", "transfer.approve");
    }

    /** Clients are generated from the copy; {@code deploy/api/renew} rewrites it. */
    @Test
    void areDescribedInTheCommittedDocument() {
        ApiDocument document = ApiDocument.at(port);
        assertThat(document.committed()).isEqualTo(document.published());
    }
}
