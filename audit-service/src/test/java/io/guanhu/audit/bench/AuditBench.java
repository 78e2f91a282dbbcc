package io.guanhu.audit.bench;

import io.guanhu.audit.AuditApplication;
import io.guanhu.audit.append.BulkLog;
import io.guanhu.audit.standing.LogStanding;
import io.guanhu.bench.Contest;
import io.guanhu.bench.Contest.Way;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.inbox.handler.EventHandler;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork;
import io.guanhu.testing.Database;
import io.guanhu.testing.KafkaServer;
import io.guanhu.testing.PostgresServer;
import io.guanhu.testing.ServiceProperties;
import io.guanhu.testing.TestIssuer;
import io.guanhu.testing.TestLedger;
import io.guanhu.testing.TestMessageKeys;
import io.guanhu.tlog.note.NoteSigner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.awaitility.Awaitility;
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
    private final ConfigurableApplicationContext context;
    private final SampleEntries entries = new SampleEntries(Long.MAX_VALUE);

    private AuditBench(ConfigurableApplicationContext context, Database database) {
        this.context = context;
        this.database = database;
        this.intake = intake(context);
        this.verification = context.getBean(JobWork.class);
        this.transaction = context.getBean(TransactionalOperator.class);
    }

    @SuppressWarnings("unchecked")
    private static EventHandler<AuditEntryRecorded> intake(ConfigurableApplicationContext context) {
        return (EventHandler<AuditEntryRecorded>) context.getBeansOfType(EventHandler.class).values().stream()
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
                    case "audit-search" -> bench.search();
                    default -> throw new IllegalArgumentException("No benchmark " + name);
                }
            }
        }
        // The test servers have their own threads.
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
        TestLedger.create().properties(properties);
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
        properties.put(
                "guanhu.audit.checkpoint-directory", files.resolve("outside").toString());
        properties.put("logging.level.root", "WARN");
        // As arguments: they take precedence over application.yaml.
        return new SpringApplicationBuilder(AuditApplication.class)
                .run(properties.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    /** Appending a batch, with everything that makes it a log, against copying its rows. */
    private void append() throws Exception {
        RawCopy raw = new RawCopy(database);
        raw.makeTables();
        List<RawCopy.Rows> rows = new ArrayList<>();
        long[] copied = {0};
        Way append = new Way("sealed append", () -> {
            appendBatch();
            return (long) BATCH;
        });
        Way copy = new Way("raw COPY of the same rows", () -> {
            raw.write(rows.removeFirst());
            return (long) BATCH;
        });
        // The rows of every round are read beforehand: reading is not part of the comparison.
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
                .transactional(
                        Flux.fromIterable(batch).concatMap(intake::handle).then())
                .block(PATIENCE);
    }

    private void search() throws Exception {
        SampleEntries searched = new SampleEntries(SEARCHED / 10 * 9L);
        fill(searched, SEARCHED);
        awaitVerified(Instant.now());
        new SearchBench(context.getEnvironment().getProperty("local.server.port"), SEARCHED).run();
    }

    /** The service verifies what it finds appended, with all the cores there are. */
    private void awaitVerified(Instant filled) {
        Gauge age = context.getBean(MeterRegistry.class)
                .get("guanhu.audit.verification.tail.age")
                .gauge();
        Awaitility.await()
                .atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        age.value() < Duration.between(filled, Instant.now()).toSeconds());
    }

    private void fill(SampleEntries sample, long size) throws SQLException {
        try (Connection connection = database.connectAsOwner()) {
            BulkLog.fill(
                    connection,
                    context.getBean(LogStanding.class),
                    context.getBean(NoteSigner.class),
                    intake,
                    sample::next,
                    size);
        }
    }

    /**
     * Verifying everything about every entry, against hashing alone what a verification must hash:
     * the same leaves, the nodes above them, and the details. The verification runs in two
     * processes, this one and the server's; the hashing on one core, and then on all of them.
     */
    private void verify() throws Exception {
        // The last batches come one by one, each with a checkpoint.
        int batches = VERIFIED / 10 / BATCH;
        fill(entries, VERIFIED - (long) batches * BATCH);
        for (int batch = 0; batch < batches; batch++) {
            appendBatch();
        }
        Hashing hashing;
        try (Connection connection = database.connectAsOwner()) {
            hashing = Hashing.of(connection);
        }
        Way verify = new Way("verification of everything", this::verifyAll);
        Way one = new Way("SHA-256 on one core", hashing::onOneCore);
        new Contest("audit-verify", "entries", 5).run(verify, one);
        Way all = new Way("SHA-256 on all cores", hashing::onAllCores);
        new Contest("audit-verify", "entries", 5).run(verify, all);
    }

    private long verifyAll() {
        Job job = new Job(
                UUID.randomUUID(),
                verification.type(),
                Job.State.RUNNING,
                "bench",
                null,
                0,
                0,
                null,
                false,
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
            job = new Job(
                    job.id(),
                    job.type(),
                    job.state(),
                    job.startedBy(),
                    step.position(),
                    step.done(),
                    step.total(),
                    null,
                    false,
                    1,
                    Instant.EPOCH,
                    Instant.EPOCH);
        }
    }
}
