package io.guanhu.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanhu.platform.fixture.ReplicaProcess;
import io.guanhu.platform.fixture.TestService;
import io.guanhu.testing.Database;
import io.guanhu.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose process is killed, again and again, between its steps and within them. */
class KilledJobIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int KILLS = 4;
    private static final UUID JOB = UUID.fromString("01980f2e-6f0a-7c3e-9d55-000000000001");

    private final Database database = PostgresServer.shared().freshDatabase("killedjob");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void leavesEachItemOnceWhereverItIsKilled() throws Exception {
        TestService.migrate(database);
        execute("insert into job (id, type, state, started_by, created_at, updated_at) values ('" + JOB + "', '"
                + JobReplica.TYPE + "', 'QUEUED', 'test', now(), now())");
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            long before = done();
            try (ReplicaProcess _ = JobReplica.start(database, directory.resolve("log"))) {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> done() > before);
                Thread.sleep(random.nextInt(150));
            }
            assertThat(state()).as("killed in the midst of it").isEqualTo("RUNNING");
            // Nothing here waits until the lease of the dead runner has expired.
            execute("update job set lease_until = now() - interval '1 second'");
        }
        try (ReplicaProcess _ = JobReplica.start(database, directory.resolve("log"))) {
            await().atMost(PATIENCE).until(() -> state().equals("COMPLETED"));
        }

        long lines = JobReplica.LINES;
        assertThat(one(Effects.EFFECTS + JOB + "'")).isEqualTo(lines + " of " + lines);
        assertThat(one("select count(*) || ' ' || min(line) || ' ' || max(line) from job_item"))
                .isEqualTo(lines + " 1 " + lines);
        assertThat(Files.readString(directory.resolve("log"))).doesNotContain("A step of");
    }

    private String state() {
        return one("select state from job");
    }

    private long done() {
        return Long.parseLong(one("select done from job"));
    }

    private String one(String sql) {
        List<String> found = TestService.query(database, sql);
        return found.getFirst();
    }

    private void execute(String sql) {
        TestService.execute(database, sql);
    }
}
