package io.guanhu.ownership;

import io.guanhu.testing.Database;
import io.guanhu.testing.HangingUp;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Callers who hang up at any moment leave no connection behind. */
@ServiceIT("ownership")
@TestPropertySource(properties = "spring.r2dbc.pool.max-size=6")
class HangingUpIT {

    private static final Tokens STAFF = Tokens.staff(
                    "E9301",
                    "HQ",
                    "relationship-manager",
                    "team-lead",
                    "operations",
                    "compliance-officer",
                    "auditor",
                    "administrator")
            .acr("2");

    private final HangingUp callers;

    @Autowired
    HangingUpIT(@LocalServerPort int port, @LocalManagementPort int management, Database database) {
        this.callers = new HangingUp(port, management, database);
    }

    @Test
    void leaveNoConnectionBehindWhateverTheyAsk() {
        callers.onEveryOperation(STAFF, Tokens.customer(UUID.randomUUID()).acr("2"));
    }
}
