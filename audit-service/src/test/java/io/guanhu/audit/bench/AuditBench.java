package io.guanhu.audit.bench;

import io.guanhu.audit.AuditApplication;
import io.guanhu.bench.Contest;
import io.guanhu.bench.Contest.Way;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.inbox.EventHandler;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaServer;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.ServiceProperties;
import io.guanhu.testing.TestIssuer;
import io.guanhu.testing.TestMessageKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** The benchmarks of the audit log, in one process with the service. */
public final class AuditBench {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int BATCH = 2_000;
    private static final int VERIFIED = Integer.getInteger("bench.verified", 300_000);
    private static final int SEARCHED = Integer.getInteger("bench.searched", 2_000_000);

    private final Database database;
    private final EventHandler<AuditEntryRecorded> intake;
    private final JobWork verification;
    private final TransactionalOperator transaction;
    private final SampleEntries entries = new SampleEntries();

    private AuditBench(ConfigurableApplicationContext context, Database database) {
        this.database = database;
        this.intake = intake(context);
        this.verification = context.getBean(JobWork.class);
        this.transaction = context.getBean(TransactionalOperator.class);
    }

    @SuppressWarnings("unchecked")
    private static EventHandler<AuditEntryRecorded> intake(ConfigurableApplicationContext context) {
        return (EventHandler<AuditEntryRecorded>)
                context.getBeansOfType(EventHandler.class).values().stream()
                        .filter(handler -> handler.type() == AuditEntryRecorded.class)
                        .findFirst()
                        .orElseThrow();
    }

    public static void main(String[] names) throws Exception {
        Database database = PostgresServer.shared().freshDatabase("audit");
        try (ConfigurableApplicationContext context = start(database)) {
            AuditBench bench = new AuditBench(context, database);
            for (String name : names) {
                switch (name) {
                    case "audit-append" -> bench.append();
                    case "audit-verify" -> bench.verify();
                    case "audit-search" -> new SearchBench(database, bench::fill).run(SEARCHED);
                    default -> throw new IllegalArgumentException("No benchmark " + name);
                }
            }
        }
        // The servers of the tests keep threads of their own.
        System.exit(0);
    }

    private static ConfigurableApplicationContext start(Database database) throws Exception {
        Path files = Files.createTempDirectory("audit-bench");
        TestIssuer issuer = TestIssuer.shared();
        Map<String, Object> properties = new HashMap<>();
        ServiceProperties.database(properties, database);
        ServiceProperties.keyStore(properties, PostgresServer.shared().freshKeyStore("audit"));
        ServiceProperties.keyStoreWithoutCopies(properties);
        TestMessageKeys.properties(properties, "audit-service");
        properties.put("server.port", "0");
        properties.put("management.server.port", "0");
        properties.put("spring.kafka.bootstrap-servers", KafkaServer.shared().bootstrapServers());
        properties.put("guanhu.topics.replication", "1");
        properties.put("guanhu.topics.min-insync-replicas", "1");
        properties.put("guanhu.keyring.directory", files.resolve("keyring").toString());
        properties.put("guanhu.security.issuer", issuer.issuer());
        properties.put("guanhu.security.jwk-set-uri", issuer.issuer() + "/jwks");
        properties.put("guanhu.security.audience", "guanhu");
        properties.put("guanhu.client.token-uri", issuer.issuer() + "/token");
        properties.put("guanhu.client.client-id", "audit-service");
        properties.put("guanhu.client.client-secret", "secret");
        properties.put("guanhu.audit.checkpoint-key", files.resolve("key.pem").toString());
        properties.put("guanhu.audit.checkpoint-directory", files.resolve("outside").toString());
        properties.put("logging.level.root", "WARN");
        return new SpringApplicationBuilder(AuditApplication.class).properties(properties).run();
    }

    /** Appending a batch, with everything that makes it a log, against copying its rows. */
    private void append() throws Exception {
        RawCopy raw = new RawCopy(database);
        raw.makeTables();
        List<RawCopy.Rows> rows = new ArrayList<>();
        long[] copied = {0};
        Way append =
                new Way(
                        "sealed append",
                        () -> {
                            appendBatch();
                            return (long) BATCH;
                        });
        Way copy =
                new Way(
                        "raw COPY of the same rows",
                        () -> {
                            raw.write(rows.removeFirst());
                            return (long) BATCH;
                        });
        // The rows of every round are read beforehand: reading is no part of what is compared.
        appendBatch();
        for (int round = 0; round < 40; round++) {
            appendBatch();
            rows.add(raw.read(copied[0], BATCH));
            copied[0] += BATCH;
        }
        new Contest("audit-append", "entries", 15).run(append, copy);
    }

    private void appendBatch() {
        List<AuditEntryRecorded> batch = entries.next(BATCH);
        transaction
                .transactional(Flux.fromIterable(batch).concatMap(intake::handle).then())
                .block(PATIENCE);
    }

    void fill(long size) throws SQLException {
        try (Connection connection = database.connectAsOwner()) {
            while (RawCopy.size(connection) < size) {
                appendBatch();
            }
        }
    }

    /** Verifying everything about every entry, against hashing the leaves alone. */
    private void verify() throws Exception {
        fill(VERIFIED);
        List<byte[]> leaves;
        try (Connection connection = database.connectAsOwner()) {
            leaves = RawCopy.leaves(connection);
        }
        Way verify = new Way("verification of everything", this::verifyAll);
        Way hash = new Way("SHA-256 of the leaves", () -> hashAll(leaves));
        new Contest("audit-verify", "entries", 5).run(verify, hash);
    }

    private long verifyAll() {
        Job job =
                new Job(
                        UUID.randomUUID(),
                        verification.type(),
                        Job.State.RUNNING,
                        "bench",
                        null,
                        0,
                        0,
                        null,
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH);
        while (true) {
            JobWork.Step step = Objects.requireNonNull(verification.step(job).block(PATIENCE));
            if (step.result() != null) {
                if (!step.result().contains("\"ok\":true")) {
                    throw new IllegalStateException(step.result());
                }
                return step.done();
            }
            job =
                    new Job(
                            job.id(),
                            job.type(),
                            job.state(),
                            job.startedBy(),
                            step.position(),
                            step.done(),
                            step.total(),
                            null,
                            1,
                            Instant.EPOCH,
                            Instant.EPOCH);
        }
    }

    private static long hashAll(List<byte[]> leaves) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        int sum = 0;
        for (byte[] leaf : leaves) {
            sha256.update((byte) 0);
            sum += sha256.digest(leaf)[0];
        }
        if (sum == Integer.MIN_VALUE) {
            throw new IllegalStateException("Uses the result, so that nothing is left out");
        }
        return leaves.size();
    }
}
