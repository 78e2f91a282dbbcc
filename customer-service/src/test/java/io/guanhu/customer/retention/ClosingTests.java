package io.guanhu.customer.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.customers.InMemoryCustomerStore;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.testing.Memory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

class ClosingTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    private final Memory memory = new Memory("customer-service");
    private final InMemoryCustomerStore customers = new InMemoryCustomerStore(memory);
    private final InMemoryRetentionDateStore dates = new InMemoryRetentionDateStore(memory);
    private final Closing closing = dates.closing(customers, memory);
    private final Customer active = customers.active("BJ/CHAOYANG/001");

    private Mono<Long> close(Customer customer, LocalDate day) {
        return closing.close(customer, day, Memory.NOW).as(memory.transaction()::transactional);
    }

    private Mono<Long> decided(Customer customer, LocalDate day) {
        return closing.decided(customer, day, Memory.NOW).as(memory.transaction()::transactional);
    }

    private Customer former() {
        return customers.put(new Customer(active.id(), active.branch(), CustomerStatus.CLOSED, DAY, 5));
    }

    private ProblemException refused(Mono<Long> work, Customer unchanged) {
        ProblemException refusal = memory.refusal(work);
        assertThat(customers.of(unchanged.id())).isEqualTo(unchanged);
        assertThat(memory.announced()).isEmpty();
        return refusal;
    }

    @Test
    void endsARelationshipAndTellsSo() {
        assertThat(memory.get(close(active, DAY))).isEqualTo(2);

        assertThat(customers.of(active.id()))
                .isEqualTo(new Customer(active.id(), active.branch(), CustomerStatus.CLOSED, DAY, 2));
        assertThat(memory.announced(CustomerStatusChanged.class))
                .containsExactly(new CustomerStatusChanged(active.id(), Status.CLOSED, DAY, Memory.NOW));
    }

    @Test
    void endsNoneThatHasEnded() {
        assertThat(refused(close(former(), DAY.minusDays(1)), former()).code()).isEqualTo("already-closed");
    }

    @Test
    void twoPeopleCanCorrectTheDayOfAnEnd() {
        assertThat(memory.get(decided(former(), DAY.minusDays(1)))).isEqualTo(6);

        assertThat(customers.of(active.id()).relationshipEndedOn()).isEqualTo(DAY.minusDays(1));
        assertThat(memory.announced(CustomerStatusChanged.class))
                .containsExactly(new CustomerStatusChanged(active.id(), Status.CLOSED, DAY.minusDays(1), Memory.NOW));
    }

    @Test
    void nothingChangesOnTheDayThatIsRecorded() {
        ProblemException refusal = refused(decided(former(), DAY), former());

        assertThat(refusal.code()).isEqualTo("nothing-changes");
        assertThat(refusal.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aRelationshipLastsUntilTheLastTransaction() {
        dates.traded(active.id(), DAY);

        assertThat(refused(decided(active, DAY.minusDays(1)), active).fields())
                .containsExactly(new FieldProblem("endedOn", "date-before-transaction"));
        assertThat(memory.get(decided(active, DAY))).isEqualTo(2);
    }

    @Test
    void saysBeforehandWhatIsPossible() {
        dates.traded(active.id(), DAY);

        memory.run(closing.requirePossible(active, DAY));
        assertThat(memory.refusal(closing.requirePossible(active, DAY.minusDays(1)))
                        .code())
                .isEqualTo("invalid-request");
    }

    @Test
    void tellsNothingOfAnEndThatIsRolledBack() {
        Mono<Long> failing = closing.close(active, DAY, Memory.NOW)
                .then(Mono.<Long>error(new IllegalStateException("afterwards")))
                .as(memory.transaction()::transactional);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> memory.run(failing))
                .withMessage("afterwards");

        assertThat(customers.of(active.id())).isEqualTo(active);
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void aRuleAboutTheDayIsAnsweredAsTheDaysFault() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Closing.requireDay(() -> {
                    throw new InvalidValueException("date-in-future");
                }))
                .satisfies(refusal ->
                        assertThat(refusal.fields()).containsExactly(new FieldProblem("endedOn", "date-in-future")));
    }
}
