package io.guanhu.customer.closure;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.closure.ClosureController.Closed;
import io.guanhu.customer.closure.ClosureController.Closure;
import io.guanhu.customer.customers.InMemoryCustomerStore;
import io.guanhu.customer.model.Customer;
import io.guanhu.customer.model.CustomerStatus;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.retention.InMemoryRetentionDateStore;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.problem.ProblemException.FieldProblem;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.IfMatch;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

class ClosureTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final ReasonCode REASON = ReasonCode.CUSTOMER_REQUEST;
    private static final Caller LEAD = Callers.lead("E9001", "BJ");

    private final Memory memory = new Memory("customer-service");
    private final InMemoryCustomerStore store = new InMemoryCustomerStore(memory);
    private final InMemoryRetentionDateStore dates = new InMemoryRetentionDateStore(memory);
    private final ClosureController closure =
            new ClosureController(store.customers(memory), dates.closing(store, memory), memory.clock());
    private final Customer customer = store.active("BJ/CHAOYANG");

    @Test
    void endsARelationshipTodayAndTellsSo() {
        Closed closed = memory.get(close(LEAD, 1, null)).getBody();

        assertThat(closed).isEqualTo(new Closed(customer.id(), CustomerStatus.CLOSED, TODAY, 2));
        assertThat(store.of(customer.id()).relationshipEndedOn()).isEqualTo(TODAY);
        assertThat(memory.announced(CustomerStatusChanged.class))
                .containsExactly(new CustomerStatusChanged(customer.id(), Status.CLOSED, TODAY, Memory.NOW));
        assertThat(memory.entered()).containsExactly("customer.close ALLOWED");
        assertThat(memory.entries().getFirst().reason()).isEqualTo(REASON.name());
    }

    @Test
    void endsARelationshipOnTheDayOfItsLastTransaction() {
        dates.traded(customer.id(), TODAY.minusDays(3));

        memory.get(close(LEAD, 1, TODAY.minusDays(3)));

        assertThat(store.of(customer.id()).relationshipEndedOn()).isEqualTo(TODAY.minusDays(3));
    }

    @Test
    void endsNoneBeforeItsLastTransaction() {
        dates.traded(customer.id(), TODAY.minusDays(3));

        assertThat(refused(close(LEAD, 1, TODAY.minusDays(4)), "invalid-request")
                        .fields())
                .containsExactly(new FieldProblem("endedOn", "date-before-transaction"));
    }

    @Test
    void endsNoneOnADayToCome() {
        assertThat(memory.refusal(Mono.defer(() -> close(LEAD, 1, TODAY.plusDays(1))))
                        .code())
                .isEqualTo("invalid-request");
        assertNothingHappened();
    }

    @Test
    void leavesADayLongPastToTwoPeople() {
        assertThat(memory.refusal(Mono.defer(() -> close(LEAD, 1, TODAY.minusYears(1))))
                        .code())
                .isEqualTo("invalid-request");
        assertNothingHappened();
    }

    @Test
    void endsNoneThatSomebodyElseHasChangedMeanwhile() {
        refused(close(LEAD, 7, null), "stale-version");
    }

    @Test
    void endsNoneTwice() {
        memory.get(close(LEAD, 1, null));

        assertThat(memory.refusal(close(LEAD, 2, TODAY.minusDays(1))).code()).isEqualTo("already-closed");
        assertThat(store.of(customer.id()).version()).isEqualTo(2);
        assertThat(memory.announced()).hasSize(1);
        assertThat(memory.entered()).hasSize(1);
    }

    @Test
    void knowsNoCustomerOutOfReach() {
        refused(close(Callers.lead("E9001", "SH"), 1, null), "customer-not-found");
    }

    private Mono<ResponseEntity<Closed>> close(Caller caller, long version, @Nullable LocalDate day) {
        return closure.close(
                caller, customer.id(), new IfMatch(List.of(IfMatch.etagOf(version))), new Closure(REASON, day));
    }

    private ProblemException refused(Mono<?> work, String code) {
        ProblemException refusal = memory.refusal(work);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(memory.attempted()).containsExactly("customer.close");
        assertNothingHappened();
        return refusal;
    }

    private void assertNothingHappened() {
        assertThat(store.of(customer.id())).isEqualTo(customer);
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }
}
