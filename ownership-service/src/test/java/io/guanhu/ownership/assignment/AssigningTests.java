package io.guanhu.ownership.assignment;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.PUDONG;
import static io.guanhu.ownership.model.Book.TOMORROW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.stewardship.Assignment;
import io.guanhu.ownership.model.stewardship.Role;
import io.guanhu.ownership.model.transfer.ReasonCode;
import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.ownership.timeline.Pooling;
import io.guanhu.platform.contract.OwnershipEvents;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentEnded;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerUnpooled;
import io.guanhu.platform.problem.ProblemException;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.security.Roles;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssigningTests {

    private static final Caller LEAD = Callers.lead("E1190", "BJ/CHAOYANG");
    private static final Caller OPERATIONS = Callers.staff("E5001", "BJ", Roles.OPERATIONS);

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final Assigning assigning =
            new Assigning(book.timeline(), book.texts(), book.commands(), memory.ids(), memory.clock());

    @BeforeEach
    void thereAreManagers() {
        memory.clock().set(NOW);
        List.of("E1101", "E1102", "E2101").forEach(id -> book.manager(manager(id)));
    }

    private UUID pooled() {
        UUID id = book.customer();
        memory.run(book.timeline()
                .pool(new Pooling(id, CHAOYANG, YESTERDAY, null, null), YESTERDAY)
                .as(memory.transaction()::transactional));
        return id;
    }

    @Test
    void aLeadGivesACustomerOutOfThePool() {
        UUID customer = pooled();

        Assignment assigned = memory.get(assigning.assign(command(customer, "E1101", Role.PRIMARY, null), LEAD));

        assertThat(book.stewardship(customer, NOW).assignments()).containsExactly(assigned);
        assertThat(book.stewardship(customer, NOW).stays()).isEmpty();
        assertThat(memory.announced(CustomerUnpooled.class)).singleElement().returns(NOW, CustomerUnpooled::to);
        assertThat(memory.announced(AssignmentStarted.class))
                .singleElement()
                .returns("E1101", AssignmentStarted::managerId)
                .returns(OwnershipEvents.Role.PRIMARY, AssignmentStarted::role)
                .returns(NOW, AssignmentStarted::from);
        assertThat(memory.entered()).containsExactly("assignment.assign ALLOWED");
        assertThat(memory.entries().getFirst().reason()).isEqualTo("WORKLOAD");
    }

    @Test
    void aChangeOfOwnerTakesATransfer() {
        UUID customer = book.customerOf("E1101", YESTERDAY);

        refused(command(customer, "E1102", Role.PRIMARY, null), LEAD, "transfer-needed");
        assertThat(book.ownerOf(customer, NOW)).isEqualTo("E1101");
    }

    @Test
    void operationsChangeAnOwnerAtOnce() {
        UUID customer = book.customerOf("E1101", YESTERDAY);

        memory.run(assigning.assign(command(customer, "E2101", Role.PRIMARY, TOMORROW), OPERATIONS));

        assertThat(book.ownerOf(customer, NOW)).isEqualTo("E1101");
        assertThat(book.ownerOf(customer, TOMORROW)).isEqualTo("E2101");
        assertThat(memory.announced(AssignmentEnded.class)).singleElement().returns(TOMORROW, AssignmentEnded::to);
    }

    @Test
    void anAssistantNeedsNoTransfer() {
        UUID customer = book.customerOf("E1101", YESTERDAY);

        memory.run(assigning.assign(command(customer, "E1102", Role.ASSISTANT, null), LEAD));

        assertThat(book.stewardship(customer, NOW).heldBy("E1102", NOW)).isTrue();
        assertThat(book.ownerOf(customer, NOW)).isEqualTo("E1101");
    }

    @Test
    void doesNotKnowCustomersBeyondTheCallersReach() {
        refused(
                command(book.customerOf("E2101", YESTERDAY), "E1101", Role.ASSISTANT, null),
                LEAD,
                "customer-not-found");
        refused(command(UUID.randomUUID(), "E1101", Role.PRIMARY, null), OPERATIONS, "customer-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "E9999, invalid-request, ",
        "E2101, outside-your-branch, ",
        "E1101, invalid-request, 2026-11-21T08:59:59Z",
        "E1101, invalid-request, 2028-01-01T00:00:00Z"
    })
    void refusesManagersAndInstantsThatDoNotFit(String managerId, String code, @Nullable Instant from) {
        refused(command(pooled(), managerId, Role.PRIMARY, from), LEAD, code);
    }

    @Test
    void refusesABranchThatHasClosed() {
        UUID customer = pooled();
        book.branch(CHAOYANG, false);

        refused(command(customer, "E1101", Role.PRIMARY, null), LEAD, "branch-closed");
    }

    @Test
    void refusesAnOwnerBeforeOneWhoIsScheduled() {
        UUID customer = book.customerOf("E1101", YESTERDAY);
        book.assigned(customer, Role.PRIMARY, "E2101", TOMORROW);

        refused(command(customer, "E1102", Role.PRIMARY, null), OPERATIONS, "assignment-scheduled");
    }

    @Test
    void isOutOfReachOfAManagerOfTheOtherCity() {
        refused(
                command(pooled(), "E1101", Role.PRIMARY, null),
                Callers.manager("E2101", PUDONG.path()),
                "customer-not-found");
    }

    private void refused(Assigning.Command command, Caller caller, String code) {
        List<String> announced = memory.announced();
        int committed = memory.transactions().committed();

        ProblemException refusal = memory.refusal(assigning.assign(command, caller));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(memory.announced()).isEqualTo(announced);
        assertThat(memory.entered()).isEmpty();
        assertThat(memory.attempted()).containsExactly("assignment.assign");
        assertThat(memory.transactions().committed()).isEqualTo(committed);
    }

    private static Assigning.Command command(UUID customer, String managerId, Role role, @Nullable Instant from) {
        return new Assigning.Command(customer, managerId, role, from, ReasonCode.WORKLOAD, null);
    }
}
