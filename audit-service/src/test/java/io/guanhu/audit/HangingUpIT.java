package io.guanhu.audit;

import io.guanhu.testing.Database;
import io.guanhu.testing.HangingUp;
import io.guanhu.testing.ServiceIT;
import io.guanhu.testing.Tokens;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Callers who hang up at any moment leave no connection behind. */
@ServiceIT("audit")
@TestPropertySource(properties = "spring.r2dbc.pool.max-size=6")
class HangingUpIT {

    @TempDir
    private static Path files;

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

    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) {
        properties.add(
                "guanhu.audit.checkpoint-key", () -> files.resolve("key.pem").toString());
        properties.add(
                "guanhu.audit.checkpoint-directory",
                () -> files.resolve("checkpoints").toString());
    }

    @Test
    void leaveNoConnectionBehindWhateverTheyAsk() {
        callers.onEveryOperation(STAFF, Tokens.customer(UUID.randomUUID()).acr("2"));
    }

    @Test
    void leaveNoConnectionBehindWhenTheyVerifyTheLogWithAKey() {
        for (int i = 0; i < 50; i++) {
            callers.on(callers.request("/api/audit/log/verification")
                    .header("Authorization", STAFF.bearer())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build());
        }
        callers.assertNothingIsLeft();
    }
}
