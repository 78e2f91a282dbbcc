package io.guanhu.ownership.arrival;

import static io.guanhu.ownership.model.Book.YESTERDAY;
import static io.guanhu.ownership.model.Book.manager;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.timeline.InMemoryTimeline;
import io.guanhu.platform.contract.CustomerEvents.CustomerStatusChanged;
import io.guanhu.platform.contract.CustomerEvents.Status;
import io.guanhu.platform.testing.Memory;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeparturesTests {

    private final Memory memory = new Memory("ownership-service");
    private final InMemoryTimeline book = new InMemoryTimeline(memory);
    private final InMemoryArrivalStore store = new InMemoryArrivalStore(memory);
    private final Departures departures = new Departures(store);

    private void changed(UUID customer, Status status) {
        memory.run(departures.handle(new CustomerStatusChanged(customer, status, null, Memory.NOW)));
    }

    @Test
    void keepsWhetherTheRelationshipContinues() {
        UUID customer = UUID.randomUUID();
        store.customers.put(customer, "ACTIVE");

        changed(customer, Status.CLOSED);
        changed(customer, Status.CLOSED);
        assertThat(store.customers).containsEntry(customer, "CLOSED");

        changed(customer, Status.ACTIVE);
        assertThat(store.customers).containsEntry(customer, "ACTIVE");
    }

    /** Somebody must answer for what the law keeps. */
    @Test
    void leavesTheOwnerWhoTheyAre() {
        book.manager(manager("E1101"));
        UUID customer = book.customerOf("E1101", YESTERDAY);
        store.customers.put(customer, "ACTIVE");

        changed(customer, Status.CLOSED);

        assertThat(book.ownerOf(customer, YESTERDAY)).isEqualTo("E1101");
        assertThat(memory.announced()).isEmpty();
    }

    @Test
    void ignoresTheDepartureOfUnknownCustomers() {
        changed(UUID.randomUUID(), Status.CLOSED);

        assertThat(store.customers).isEmpty();
    }
}
