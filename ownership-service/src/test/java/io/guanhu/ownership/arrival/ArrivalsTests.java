package io.guanhu.ownership.arrival;

import static io.guanhu.ownership.model.Book.CHAOYANG;
import static io.guanhu.ownership.model.Book.NOW;
import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.branch.Manager;
import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.CustomerEvents.CustomerCreated;
import io.guanhu.platform.contract.CustomerEvents.Origin;
import io.guanhu.platform.contract.OwnershipEvents.AssignmentStarted;
import io.guanhu.platform.contract.OwnershipEvents.CustomerPooled;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTests {

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final InMemoryArrivalStore store = new InMemoryArrivalStore(memory);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Arrivals arrivals =
            new Arrivals(book.timeline(), store, memory.audit(), meters, memory.ids(), memory.clock());
    private final UUID customer = UUID.randomUUID();

    ArrivalsTests() {
        memory.clock().set(NOW);
        book.manager(manager("E1101"));
        book.manager(manager("E2101"));
        book.manager(new Manager("E1109", "Left", CHAOYANG, false, true));
        store.branches.put(CHAOYANG.path(), "OPEN");
        store.branches.put("BJ/CHAOYANG/009", "CLOSED");
    }

    /** There is no gap: the owner counts from the creation on, however late the event arrives. */
    @Test
    void givesTheCustomerToTheManagerWhoWasAskedFor() {
        arrive(CHAOYANG.path(), "E1101");

        assertThat(book.ownerOf(customer, YESTERDAY)).isEqualTo("E1101");
        assertThat(memory.announced(AssignmentStarted.class))
                .singleElement()
                .returns(YESTERDAY, AssignmentStarted::from)
                .returns(NOW, AssignmentStarted::at);
        assertThat(memory.announced(CustomerPooled.class)).isEmpty();
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void poolsTheCustomerIfNoManagerWasRequested() {
        arrive(CHAOYANG.path(), null);

        assertThat(book.stewardship(customer, YESTERDAY).stayAt(YESTERDAY)).isPresent();
        assertThat(memory.announced(CustomerPooled.class))
                .singleElement()
                .returns(CHAOYANG.path(), CustomerPooled::branch)
                .returns(YESTERDAY, CustomerPooled::from);
        assertThat(memory.entered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BJ/CHAOYANG/001, E9999, MANAGER_UNKNOWN",
        "BJ/CHAOYANG/001, nobody, MANAGER_UNKNOWN",
        "BJ/CHAOYANG/001, E1109, MANAGER_INACTIVE",
        "BJ/CHAOYANG/001, E2101, MANAGER_OF_OTHER_BRANCH",
        "BJ/CHAOYANG/009, , BRANCH_CLOSED",
        "BJ/CHAOYANG/010, , BRANCH_UNKNOWN"
    })
    void tellsWhyACustomerIsInThePoolUnasked(String branch, @Nullable String requested, String why) {
        arrive(branch, requested);

        assertThat(memory.announced(CustomerPooled.class)).singleElement().returns(branch, CustomerPooled::branch);
        assertThat(memory.entries())
                .singleElement()
                .returns("customer.pool-unasked", AuditEntryRecorded::action)
                .returns(why, AuditEntryRecorded::reason)
                .returns(customer, AuditEntryRecorded::customerId);
        assertThat(counted(why)).isOne();
    }

    @Test
    void theManagersBranchMayHaveClosed() {
        book.branch(CHAOYANG, false);

        arrive(CHAOYANG.path(), "E1101");

        assertThat(memory.entries()).singleElement().returns("BRANCH_CLOSED", AuditEntryRecorded::reason);
    }

    @Test
    void tellsWhoWasHeardOfLate() {
        store.missed.put(customer, true);

        arrive(CHAOYANG.path(), null);

        assertThat(memory.entries()).singleElement().returns("HEARD_LATE", AuditEntryRecorded::reason);
    }

    @Test
    void placesACustomerOnce() {
        arrive(CHAOYANG.path(), "E1101");
        arrive(CHAOYANG.path(), null);

        assertThat(memory.announced()).containsExactly("ownership.assignment-started.v1");
    }

    private void arrive(String branch, @Nullable String requested) {
        memory.run(arrivals.handle(new CustomerCreated(customer, branch, requested, Origin.STAFF, YESTERDAY))
                .as(memory.transaction()::transactional));
    }

    private double counted(String why) {
        return meters.get("guanhu.ownership.arrivals.pooled.unasked")
                .tag("why", why)
                .counter()
                .count();
    }
}
