package io.guanhu.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.audit.Acts.Done;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ActsTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final UUID ONE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private final Memory memory = new Memory("tests");
    private final Acts acts = memory.acts();
    private final List<String> rows = memory.transactions().list();

    private static AuditEntry pool(UUID customer) {
        return AuditEntry.onCustomer(Caller.service("tests"), "customer.pool", customer);
    }

    private Mono<String> write() {
        return Mono.fromSupplier(() -> {
            rows.add("row");
            return "done";
        });
    }

    private static <T> Mono<T> refuse() {
        return Mono.error(ProblemException.conflict("customer-owned"));
    }

    @Test
    void commitsTheWorkWithItsEntry() {
        assertThat(memory.get(acts.carryOut(pool(ONE), write()))).isEqualTo("done");

        assertThat(rows).containsExactly("row");
        assertThat(memory.entered()).containsExactly("customer.pool ALLOWED");
        assertThat(memory.transactions().begun()).isOne();
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void entersWorkWithoutAResult() {
        memory.run(acts.carryOut(pool(ONE), write().then()));

        assertThat(memory.entered()).containsExactly("customer.pool ALLOWED");
    }

    @Test
    void entersSeveralActsInTheirOrder() {
        memory.get(acts.carryOut(List.of(pool(ONE), pool(OTHER)), write()));

        assertThat(memory.entries()).extracting(AuditEntryRecorded::customerId).containsExactly(ONE, OTHER);
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void entersWhatTheWorkFoundOut() {
        Mono<Done<String>> work = write().map(done -> Done.of(done, pool(OTHER).withReason("CORRECTION")));

        assertThat(memory.get(acts.carryOutEntering(pool(ONE), work))).isEqualTo("done");

        assertThat(memory.entries())
                .singleElement()
                .returns(OTHER, AuditEntryRecorded::customerId)
                .returns("CORRECTION", AuditEntryRecorded::reason);
    }

    @Test
    void entersNothingOfWorkThatHasNothingToRecord() {
        memory.get(acts.carryOutEntering(pool(ONE), write().map(done -> new Done<>(done, List.of()))));

        assertThat(rows).hasSize(1);
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void leavesNothingOfARefusedActButWhatItIsRecordedAs() {
        assertThat(memory.refusal(acts.carryOut(pool(ONE), write().then(refuse())))
                        .code())
                .isEqualTo("customer-owned");

        assertThat(rows).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(memory.attempted()).containsExactly("customer.pool");
        assertThat(memory.transactions().rolledBack()).isOne();
        assertThat(memory.transactions().committed()).isZero();
    }

    @Test
    void refusesAsTheActEvenWhenItIsCommitted() {
        memory.refusal(acts.carryOut(pool(ONE), write()).then(refuse()));

        assertThat(rows).hasSize(1);
        assertThat(memory.attempted()).containsExactly("customer.pool");
    }

    @Test
    void leavesNothingOfWorkThatBreaks() {
        Mono<String> broken = write().then(Mono.error(new IllegalStateException("broken")));

        assertThatIllegalStateException().isThrownBy(() -> memory.run(acts.carryOut(pool(ONE), broken)));

        assertThat(rows).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(memory.transactions().rolledBack()).isOne();
    }

    @Test
    void leavesNothingOfWorkThatIsCancelled() {
        StepVerifier.create(acts.carryOut(pool(ONE), write().then(Mono.<String>never())))
                .thenAwait()
                .thenCancel()
                .verify(LIMIT);

        assertThat(rows).isEmpty();
        assertThat(memory.entered()).isEmpty();
        assertThat(memory.transactions().rolledBack()).isOne();
    }

    /** A lock or a key that surrounds an act may bring the transaction. */
    @Test
    void joinsATransaction() {
        memory.get(acts.carryOut(pool(ONE), write()).then(write()).as(memory.transaction()::transactional));

        assertThat(rows).hasSize(2);
        assertThat(memory.transactions().committed()).isOne();
    }

    @Test
    void recordsFirstWhatCannotBeUndone() {
        Mono<Integer> rotated = Mono.fromSupplier(() -> memory.transactions().committed());

        assertThat(memory.get(acts.recordFirst(pool(ONE), rotated))).isOne();

        assertThat(memory.entered()).containsExactly("customer.pool ALLOWED");
    }

    @Test
    void keepsTheEntryOfWhatBeganAndWasRefused() {
        memory.refusal(acts.recordFirst(pool(ONE), refuse()));

        assertThat(memory.entered()).containsExactly("customer.pool ALLOWED");
        assertThat(memory.attempted()).containsExactly("customer.pool");
    }

    @Test
    void recordsNothingFirstThatATransactionCouldUndo() {
        Mono<String> inside = acts.recordFirst(pool(ONE), write()).as(memory.transaction()::transactional);

        assertThatIllegalStateException().isThrownBy(() -> memory.run(inside));

        assertThat(rows).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void attemptsTheLatestThatIsKnownOfAnAct() {
        memory.refusal(acts.attempt(pool(ONE), acts.attempt(List.of(pool(ONE), pool(OTHER)), refuse())));

        assertThat(memory.attempted()).hasSize(2);
        assertThat(memory.transactions().begun()).isZero();
    }
}
