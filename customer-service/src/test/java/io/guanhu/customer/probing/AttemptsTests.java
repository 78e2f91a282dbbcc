package io.guanhu.customer.probing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.DefaultSettings;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

class AttemptsTests {

    private static final ProbingProperties SETTINGS = DefaultSettings.of(ProbingProperties.class);
    private static final Caller MANAGER = Callers.manager("E1101", "BJ/CHAOYANG/001");
    private static final Caller CORE = Caller.service("core-banking");

    private final Memory memory = new Memory("customer-service");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Attempts attempts = over(new InMemoryAttemptStore(memory, SETTINGS));

    private Attempts over(AttemptStore store) {
        return new Attempts(store, SETTINGS, memory.audit(), memory.transaction(), meters, memory.clock());
    }

    private void spend(Caller caller, boolean imported, int people) {
        memory.run(attempts.spend(caller, imported, people));
    }

    private ProblemException refused(Caller caller, boolean imported, int people) {
        return memory.refusal(attempts.spend(caller, imported, people));
    }

    private void count(Caller caller, int people, int met) {
        memory.run(attempts.count(caller, false, people, met));
    }

    private double alarms() {
        return meters.get("guanhu.customer.probing.alarms").counter().count();
    }

    private double uncounted() {
        return meters.get("guanhu.customer.probing.uncounted").counter().count();
    }

    @Test
    void refusesMoreThanTheLimitAndSaysHowLongToWait() {
        spend(MANAGER, false, 200);
        memory.clock().pass(Duration.ofMinutes(10));

        ProblemException refusal = refused(MANAGER, false, 1);

        assertThat(refusal.code()).isEqualTo("too-many-requests");
        assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(refusal.headers()).containsValue("3000");
    }

    @Test
    void hasPlacesAgainWhenTheWindowIsOver() {
        spend(MANAGER, false, 200);
        memory.clock().pass(Duration.ofHours(1));

        spend(MANAGER, false, 200);

        assertThat(refused(MANAGER, false, 1).code()).isEqualTo("too-many-requests");
    }

    @Test
    void linesPeopleAndSystemsHaveLimitsOfTheirOwn() {
        spend(MANAGER, false, 200);
        spend(MANAGER, true, 20_000);
        spend(CORE, true, 400_000);
        spend(CORE, false, 100_000);
        spend(Callers.manager("E1102", "BJ/CHAOYANG/001"), false, 200);

        assertThat(refused(MANAGER, true, 1).code()).isEqualTo("too-many-requests");
        assertThat(refused(CORE, false, 1).code()).isEqualTo("too-many-requests");
        assertThat(refused(CORE, true, 1).code()).isEqualTo("too-many-requests");
    }

    @Test
    void anEmptyBatchCountsNothing() {
        spend(MANAGER, false, 200);

        spend(MANAGER, false, 0);
        count(MANAGER, 0, 0);

        assertThat(memory.transactions().committed()).isZero();
    }

    @Test
    void countsInSilence() {
        count(MANAGER, 100, 9);

        assertThat(memory.entered()).isEmpty();
        assertThat(memory.announced()).isEmpty();
        assertThat(alarms()).isZero();
        assertThat(uncounted()).isZero();
    }

    @Test
    void tellsComplianceWhoMeetsKnownPeopleUnusuallyOften() {
        count(MANAGER, 20, 9);
        count(MANAGER, 1, 1);

        assertThat(memory.entries())
                .singleElement()
                .returns("customer.suspect-probing", AuditEntryRecorded::action)
                .returns("employee", AuditEntryRecorded::resourceType)
                .returns("E1101", AuditEntryRecorded::resourceId)
                .returns("customer-service", AuditEntryRecorded::actorId)
                .returns("met-known-people", AuditEntryRecorded::reason)
                .returns(null, AuditEntryRecorded::customerId);
        assertThat(alarms()).isOne();
    }

    @Test
    void tellsItOnceInAWindow() {
        count(MANAGER, 20, 10);
        count(MANAGER, 20, 10);
        assertThat(memory.entered()).containsExactly("customer.suspect-probing ALLOWED");

        memory.clock().pass(Duration.ofDays(1));
        count(MANAGER, 20, 9);
        assertThat(memory.entered()).hasSize(1);

        count(MANAGER, 1, 1);
        assertThat(memory.entered()).hasSize(2);
        assertThat(alarms()).isEqualTo(2);
    }

    @Test
    void aSystemIsAClientAndMayMeetManyAmongMore() {
        count(CORE, 1_000, 60);
        assertThat(memory.entries()).isEmpty();

        count(CORE, 300, 240);

        assertThat(memory.entries())
                .singleElement()
                .returns("client", AuditEntryRecorded::resourceType)
                .returns("core-banking", AuditEntryRecorded::resourceId);
    }

    /** The work is already done, and its answer must not depend on this. */
    @Test
    void theAnswerComesAlthoughCountingFails() {
        Attempts failing = over(new AttemptStore(Memory.noDatabase(), SETTINGS) {
            @Override
            Mono<Counted> count(String caller, Kind kind, int sent, int met, Instant now) {
                return Mono.error(new TransientDataAccessResourceException("out"));
            }
        });

        memory.run(failing.count(MANAGER, false, 5, 5));

        assertThat(uncounted()).isEqualTo(5);
        assertThat(memory.entered()).isEmpty();
    }
}
