package io.guanhu.audit.verification;

import static java.util.Objects.requireNonNull;

import io.guanhu.audit.append.InMemoryAppends;
import io.guanhu.audit.model.Frontier;
import io.guanhu.audit.standing.InMemoryLog;
import io.guanhu.audit.verification.row.InMemoryMarkStore;
import io.guanhu.audit.verification.row.InMemoryRowStore;
import io.guanhu.platform.contract.AuditEvents.AlertRaised;
import io.guanhu.platform.job.Job;
import io.guanhu.platform.job.JobWork.Step;
import io.guanhu.platform.testing.Memory;
import io.guanhu.tlog.proof.TrustPolicy;
import io.guanhu.tlog.tree.Hash;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A log in memory, and those who verify it. */
final class VerifiedLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final InMemoryLog log;
    final InMemoryAppends appends;
    final InMemoryVerificationStore store;
    final Positions positions;
    final Alarm alarm;
    final FullVerification full;
    final TailVerification tail;

    VerifiedLog(Path directory) {
        this(directory, "");
    }

    /** @param witnesses of a policy, with its quorum; nobody if blank */
    VerifiedLog(Path directory, String witnesses) {
        log = new InMemoryLog(directory);
        appends = new InMemoryAppends(log);
        store = new InMemoryVerificationStore(log.tables());
        positions = new Positions(log.key(), log.key().verifier());
        alarm = new Alarm(log.alerts(), log.memory().clock(), log.meters());
        TrustPolicy policy = TrustPolicy.parse("log " + log.key().verifier().verifierKey() + "\n"
                + (witnesses.isBlank() ? "quorum none\n" : witnesses));
        Verifications verifications = new Verifications(
                store,
                new InMemoryRowStore(log.tables()),
                new InMemoryMarkStore(log.tables()),
                log.external(),
                policy,
                JSON);
        full = new FullVerification(verifications, store, log.standing(), positions, alarm, JSON);
        tail = new TailVerification(
                verifications,
                store,
                log.standing(),
                positions,
                alarm,
                log.memory().clock());
    }

    static Job job(UUID id, @Nullable String position) {
        return new Job(
                id,
                FullVerification.TYPE,
                Job.State.RUNNING,
                "schedule",
                position,
                0,
                0,
                null,
                false,
                1,
                Memory.NOW,
                Memory.NOW);
    }

    /** Verifies the whole log. */
    Outcome verify() {
        return verify(job(UUID.randomUUID(), null));
    }

    /** Verifies the log from the position of a job on. */
    Outcome verify(Job job) {
        Step step = log.memory().get(full.step(job));
        return JSON.readValue(requireNonNull(step.result()), Outcome.class);
    }

    List<AlertRaised> alerts() {
        return log.memory().announced(AlertRaised.class);
    }

    /** What a verification has rebuilt after this many leaves. */
    Frontier frontier(long size) {
        Frontier frontier = Frontier.of(0, List.of());
        for (long index = 0; index < size; index++) {
            frontier.add(Hash.ofLeaf(log.tables().leaf(index)).bytes(), (_, _, _) -> {});
        }
        return frontier;
    }
}
