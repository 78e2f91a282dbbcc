package io.guanhu.notification;

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

/** Every request to this service is in the audit log. */
@ServiceIT("notification")
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
                        staff("auditor", "compliance-officer"), staff("operations", "administrator"), customer())))
                .contains("GET /api/notifications");
    }

    /** Whatever part of a request is malformed, the service does not fail, and names the fault. */
    @Test
    void answerWhateverIsSent() {
        assertThat(new FuzzedOperations(port).faults()).isEmpty();
    }

    /** Every operation × role × level of authentication. */
    @Test
    void letInWhomTheTableOfPermissionsNames() {
        PermissionMatrix matrix = new PermissionMatrix(port);
        assertThat(matrix.faults()).isEmpty();
        // Nothing here belongs to a person: anyone with the permission reaches all of it.
        assertThat(new ReachMatrix(port, _ -> List.of()).faults()).isEmpty();
        assertThat(matrix.permissions()).contains("notification.settle");
    }

    /** Clients are generated from the copy; {@code deploy/api/renew} rewrites it. */
    @Test
    void areDescribedInTheCommittedDocument() {
        ApiDocument document = ApiDocument.at(port);
        assertThat(document.committed()).isEqualTo(document.published());
    }
}
