package io.guanhu.audit;

import io.guanhu.testing.ServiceIT;
import io.guanhu.tlog.note.Checkpoint;
import io.guanhu.tlog.note.NoteSigner;
import io.guanhu.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A service that starts on an empty database although its log once had a hundred entries. */
@ServiceIT("audit")
class RefutedAtStartIT {

    @TempDir
    private static Path files;

    private final WebTestClient client;
    private final int management;

    @Autowired
    RefutedAtStartIT(WebTestClient client, @LocalManagementPort int management) {
        this.client = client;
        this.management = management;
    }

    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) {
        properties.add("guanhu.audit.origin", () -> "test.example/audit");
        properties.add(
                "guanhu.audit.checkpoint-key", () -> files.resolve("key.pem").toString());
        properties.add("guanhu.audit.checkpoint-directory", files::toString);
    }

    @BeforeAll
    static void theLogOnceHadEntries() throws IOException, GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(
                files.resolve("key.pem"),
                pem("PRIVATE KEY", keys.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", keys.getPublic().getEncoded()));
        Checkpoint once = new Checkpoint("test.example/audit", 100, Hash.ofNothing());
        Files.writeString(
                files.resolve("checkpoint"),
                new NoteSigner("test.example/audit", keys).sign(once).toString());
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(type, Base64.getEncoder().encodeToString(content));
    }

    @Test
    void takesNoTraffic() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> client.get()
                        .uri("http://localhost:" + management + "/actuator/health/readiness")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(503)
                        .expectBody()
                        .jsonPath("$.components.auditLog.status")
                        .isEqualTo("DOWN")
                        .jsonPath("$.components.auditLog.details.log")
                        .isEqualTo("rolled-back")
                        .jsonPath("$.components.auditLog.details.witnessed")
                        .isEqualTo(100));
    }
}
