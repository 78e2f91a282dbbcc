package io.guanhu.notification;

import static io.guanhu.testing.AuditedOperations.customer;
import static io.guanhu.testing.AuditedOperations.staff;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.testing.AuditedOperations;
import io.guanhu.testing.ServiceIT;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever anybody asks of this service is in the audit log. */
@ServiceIT("notification")
class AuditedOperationsIT {

    private final AuditedOperations operations;

    @Autowired
    AuditedOperationsIT(@LocalServerPort int port) {
        this.operations = new AuditedOperations(port);
    }

    @Test
    void leaveAnEntryHoweverTheyEnd() {
        assertThat(
                        operations.leaveEntries(
                                List.of(
                                        staff("auditor", "compliance-officer"),
                                        staff("operations", "administrator"),
                                        customer())))
                .contains("GET /api/notifications");
    }
}
