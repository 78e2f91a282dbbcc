package io.guanhu.ownership.timeline;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.accepted;
import static io.guanhu.ownership.model.Book.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.model.stewardship.OwnerChange;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.stewardship.Stewardship;
import io.guanhu.ownership.model.stewardship.WhyPooled;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.platform.contract.OwnershipEvents;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.contract.OwnershipEvents.CustomerUnpooled;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TimelineTests {

    private static final Recording RECORDING = new Recording("E5001", NOW, ReasonCode.WORKLOAD, Optional.empty());

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final Timeline timeline = book.timeline();

    @BeforeEach
    void thereAreManagers() {
        memory.clock().set(NOW);
        List.of("E1101", "E2101").forEach(id -> book.manager(manager(id)));
    }

    private Mono<Void> transacted(Mono<Void> work) {
        return work.as(memory.transaction()::transactional);
    }

    private OwnerChange change(UUID customer, String managerId, Role role, Instant from) {
        return accepted(book.stewardship(customer, NOW).assign(UUID.randomUUID(), role, manager(managerId), from, NOW));
    }

    private void record(OwnerChange change) {
        memory.run(transacted(timeline.record(change, RECORDING)));
    }

    @Test
    void recordsTheFirstOwner() {
        UUID customer = book.customer();
        OwnerChange change = change(customer, "E1101", Role.PRIMARY, NOW);

        record(change);

        assertThat(book.stewardship(customer, NOW).assignments()).containsExactly(change.started());
        assertThat(book.recordings()).containsExactly(RECORDING);
        assertThat(memory.announced()).containsExactly("ownership.assignment-started.v1");
        assertThat(memory.announced(AssignmentStarted.class))
                .singleElement()
                .returns(customer, AssignmentStarted::customerId)
                .returns("E1101", AssignmentStarted::managerId)
                .returns(CHAOYANG.path(), AssignmentStarted::branch)
                .returns(OwnershipEvents.Role.PRIMARY, AssignmentStarted::role)
                .returns(NOW, AssignmentStarted::from);
    }

    @Test
    void endsTheOwnerBeforeTheNextBegins() {
        UUID customer = book.customerOf("E1101", YESTERDAY);

        record(change(customer, "E2101", Role.PRIMARY, TOMORROW));

        assertThat(book.ownerOf(customer, NOW)).isEqualTo("E1101");
        assertThat(book.ownerOf(customer, TOMORROW)).isEqualTo("E2101");
        assertThat(memory.announced())
                .containsExactly("ownership.assignment-ended.v1", "ownership.assignment-started.v1");
        assertThat(memory.announced(AssignmentEnded.class))
                .singleElement()
                .returns("E1101", AssignmentEnded::managerId)
                .returns(TOMORROW, AssignmentEnded::to);
        assertThat(memory.announced(AssignmentStarted.class))
                .singleElement()
                .returns(TOMORROW, AssignmentStarted::from)
                .returns(NOW, AssignmentStarted::at);
    }

    @Test
    void takesACustomerOutOfThePool() {
        UUID customer = pooled();

        record(change(customer, "E1101", Role.PRIMARY, NOW));

        Stewardship after = book.stewardship(customer, NOW);
        assertThat(after.stays()).isEmpty();
        assertThat(after.ownerAt(NOW)).isPresent();
        assertThat(memory.announced(CustomerUnpooled.class))
                .singleElement()
                .returns(customer, CustomerUnpooled::customerId)
                .returns(NOW, CustomerUnpooled::to);
    }

    private UUID pooled() {
        UUID customer = book.customer();
        memory.run(transacted(
                timeline.pool(new Pooling(customer, CHAOYANG, YESTERDAY, "E9999", WhyPooled.MANAGER_UNKNOWN), NOW)));
        return customer;
    }

    @Test
    void poolsACustomerInTheOnePoolOfTheBranch() {
        UUID one = pooled();
        UUID other = pooled();

        List<CustomerPooled> announced = memory.announced(CustomerPooled.class);
        assertThat(announced).extracting(CustomerPooled::customerId).containsExactly(one, other);
        assertThat(announced)
                .allSatisfy(each -> assertThat(each)
                        .returns(announced.getFirst().poolId(), CustomerPooled::poolId)
                        .returns(CHAOYANG.path(), CustomerPooled::branch)
                        .returns(YESTERDAY, CustomerPooled::from)
                        .returns(NOW, CustomerPooled::at));
        assertThat(book.stewardship(one, NOW).branchAt(NOW)).contains(CHAOYANG);
    }

    @Test
    void addsAnAssistantBesideTheOwner() {
        UUID customer = book.customerOf("E1101", YESTERDAY);

        record(change(customer, "E2101", Role.ASSISTANT, NOW));

        assertThat(book.ownerOf(customer, NOW)).isEqualTo("E1101");
        assertThat(book.stewardship(customer, NOW).heldBy("E2101", NOW)).isTrue();
        assertThat(memory.announced(AssignmentStarted.class))
                .singleElement()
                .returns(OwnershipEvents.Role.ASSISTANT, AssignmentStarted::role);
        assertThat(memory.announced(AssignmentEnded.class)).isEmpty();
    }

    /** Somebody was faster; the tables exclude two owners. */
    @Test
    void refusesAnOwnerBesideAnother() {
        UUID customer = book.customer();
        OwnerChange late = change(customer, "E2101", Role.PRIMARY, NOW);
        record(change(customer, "E1101", Role.PRIMARY, NOW));

        assertThat(memory.refusal(transacted(timeline.record(late, RECORDING))).code())
                .isEqualTo("assignment-overlaps");

        assertThat(book.ownerOf(customer, NOW)).isEqualTo("E1101");
        assertThat(book.recordings()).hasSize(1);
        assertThat(memory.announced()).hasSize(1);
    }

    /** The end of the former owner is rolled back with the rest. */
    @Test
    void leavesNothingOfAChangeThatIsRefused() {
        UUID customer = book.customerOf("E1101", YESTERDAY);
        OwnerChange late = change(customer, "E2101", Role.PRIMARY, TOMORROW);
        book.assigned(customer, Role.PRIMARY, "E2101", TOMORROW.plusSeconds(1));

        assertThat(memory.refusal(transacted(timeline.record(late, RECORDING))).code())
                .isEqualTo("assignment-overlaps");

        assertThat(book.ownerOf(customer, TOMORROW)).isEqualTo("E1101");
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void knowsOnlyCustomersWhoArrived() {
        UUID customer = book.customerOf("E1101", YESTERDAY);

        assertThat(memory.get(timeline.of(customer, NOW))).isEqualTo(book.stewardship(customer, NOW));
        assertThat(memory.get(timeline.lock(customer, NOW))).isEqualTo(book.stewardship(customer, NOW));
        assertThat(memory.run(timeline.of(UUID.randomUUID(), NOW))).isNull();
        assertThat(memory.run(timeline.lock(UUID.randomUUID(), NOW))).isNull();
    }

    @Test
    void findsNoManagerForAnInvalidId() {
        assertThat(memory.get(timeline.manager("E1101"))).isEqualTo(manager("E1101"));
        assertThat(memory.run(timeline.manager("E9999"))).isNull();
        assertThat(memory.run(timeline.manager("'; --"))).isNull();
        assertThat(memory.run(timeline.managerToAssign("'; --"))).isNull();
    }

    /** What the directory says about a branch may be older than the list of branches. */
    @Test
    void looksAgainWhetherTheBranchOfAManagerIsOpen() {
        assertThat(memory.get(timeline.managerToAssign("E2101"))).returns(true, Manager::branchOpen);

        book.branch(PUDONG, false);

        assertThat(memory.get(timeline.managerToAssign("E2101"))).returns(false, Manager::branchOpen);
    }
}
