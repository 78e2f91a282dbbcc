package io.guanhu.audit;

import static io.guanhu.audit.AuditSteps.AUDITOR;
import static io.guanhu.audit.AuditSteps.reveal;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.testing.Database;
import io.guanhu.testing.FollowedEvents;
import io.guanhu.testing.ServiceIT;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The log is verified automatically, and as a job that is followed, cancelled and resumed. */
@ServiceIT(value = "audit", shared = true)
class VerificationIT extends AuditFixture {

    private static final String JOBS = "/api/operations/audit-service/jobs";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MeterRegistry meters;
    private final Worker tail;

    @Autowired
    VerificationIT(
            WebTestClient client,
            Database database,
            MeterRegistry meters,
            @Qualifier("tailVerificationRounds") Worker tail) {
        super(client, database);
        this.meters = meters;
        this.tail = tail;
    }

    private void theLogHas(int entries) {
        UUID customer = UUID.randomUUID();
        audit.publish(IntStream.range(0, entries)
                .mapToObj(i -> reveal(customer, "E1101"))
                .toArray(AuditEntryRecorded[]::new));
    }

    @Test
    void streamsItsProgressAndGoesOnBehindTheLastEvent() {
        theLogHas(300);
        String job = audit.startsVerification();

        List<ServerSentEvent<Map<String, Object>>> events = events(job, null);

        ServerSentEvent<Map<String, Object>> last = events.getLast();
        Map<String, Object> progress = Objects.requireNonNull(last.data());
        assertThat(progress).containsEntry("state", "COMPLETED");
        assertThat(progress.get("result"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("ok", true);
        assertThat(events).extracting(event -> Long.valueOf(event.id())).isSorted();
        assertThat(events(job, last.id())).isEmpty();
        assertThat(events(job, "1")).isNotEmpty();
    }

    private List<ServerSentEvent<Map<String, Object>>> events(String job, @Nullable String last) {
        return FollowedEvents.of(client, JOBS + job.substring(job.lastIndexOf('/')) + "/events", AUDITOR, last);
    }

    @Test
    void cancelsAJobThatHasNotEnded() {
        theLogHas(1);
        superuser.run("""
                insert into job (id, type, state, started_by, runner, lease_until, created_at,
                    updated_at)
                values ('0198c0de-0000-7000-8000-00000000000c', 'audit-verification', 'RUNNING',
                    'test', gen_random_uuid(), now() + interval '1 second', now(), now())
                """);
        String job = JOBS + "/0198c0de-0000-7000-8000-00000000000c";

        client.post()
                .uri(job + "/cancellation")
                .header("Authorization", AUDITOR)
                .exchange()
                .expectStatus()
                .isAccepted();

        // Its runner died; the next one ends it.
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> List.of("CANCELLED", "COMPLETED")
                        .contains(String.valueOf(audit.read(job).get("state"))));
        client.post()
                .uri(job + "/cancellation")
                .header("Authorization", AUDITOR)
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void takesOverAJobWhoseRunnerDiedAndRejectsAForgedPosition() {
        theLogHas(10);
        superuser.run("update leaf set entry = entry || '\\x20' where leaf_index = 3", """
                insert into job (id, type, state, started_by, position, runner, lease_until,
                    created_at, updated_at)
                values ('0198c0de-0000-7000-8000-00000000000d', 'audit-verification', 'RUNNING',
                    'test', 'c29tZSBmb3JnZWQgcG9zaXRpb24=:', gen_random_uuid(),
                    now() - interval '1 second', now(), now())
                """);
        String job = "/api/audit/log/verification/0198c0de-0000-7000-8000-00000000000d";
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> "COMPLETED".equals(audit.read(job).get("state")));
            assertThat(AuditSteps.outcome(audit.read(job)))
                    .containsEntry("flaw", "leaf-changed")
                    .containsEntry("firstBadIndex", 3);
        } finally {
            // Only this: each look at the job is an entry, and the log goes on from there.
            superuser.run("update leaf set entry = substr(entry, 1, length(entry) - 1) where leaf_index = 3");
        }
    }

    @Test
    void raisesAnAlarmWithoutBeingAsked() {
        theLogHas(20);
        superuser.backUp("right");
        double before = meters.counter("guanhu.audit.alerts").count();
        String newest = superuser.text("select max(leaf_index) from leaf");
        superuser.run(
                "update verification_position set position = 'x'",
                "update entry_index set actor_id = 'E1666' where leaf_index = " + newest);
        try {
            tail.wake();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> meters.counter("guanhu.audit.alerts").count() > before);
            assertThat(meters.get("guanhu.audit.verification.failed").gauge().value())
                    .isEqualTo(1);
        } finally {
            superuser.restore("right");
            superuser.forget("right");
        }
        assertThat(audit.verify()).containsEntry("ok", true);
        assertThat(meters.get("guanhu.audit.verification.failed").gauge().value())
                .isZero();
    }

    @Test
    void knowsNoVerificationThatWasNeverStarted() {
        audit.get("/api/audit/log/verification/0198c0de-0000-7000-8000-0000000000ff", AUDITOR)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("verification-not-found");
    }
}
