package io.guanhu.audit;

import io.guanhu.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The audit log with files of its own, those who ask it, and somebody with every right on its database. */
abstract class AuditFixture {

    static final String ORIGIN = "test.example/audit";

    private static Path files = Path.of("target");

    final WebTestClient client;
    final Database database;
    final AuditSteps audit;
    final Superuser superuser;

    AuditFixture(WebTestClient client, Database database) {
        this.client = client;
        this.database = database;
        this.audit = new AuditSteps(client);
        this.superuser = new Superuser(database);
    }

    /** Separate for each started service, because a log must not find another's files. */
    @DynamicPropertySource
    static void keepsItsFilesHere(DynamicPropertyRegistry properties) throws IOException {
        files = Files.createTempDirectory(Path.of("target"), "audit");
        Path directory = files;
        properties.add("guanhu.audit-trail.repeats-every", () -> "200ms");
        properties.add("guanhu.audit.origin", () -> ORIGIN);
        properties.add("guanhu.audit.checkpoint-key", directory.resolve("key.pem")::toString);
        properties.add("guanhu.audit.checkpoint-directory", directory.resolve("outside")::toString);
    }

    static Path files() {
        return files;
    }

    /** The newest checkpoint, outside the database. */
    static Path checkpointFile() {
        return files.resolve("outside/checkpoint");
    }
}
