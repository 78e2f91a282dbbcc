package io.guanhu.customer.customers;

import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Managers reach whom they have just created, by the customers' own rows. */
public final class InMemoryAssignmentStore extends AssignmentStore {

    private final InMemoryCustomerStore customers;

    public InMemoryAssignmentStore(InMemoryCustomerStore customers) {
        super(Memory.noDatabase());
        this.customers = customers;
    }

    @Override
    public Mono<Void> expect(Caller caller, List<UUID> created, Instant now) {
        String manager = Customers.sightOf(caller).manager();
        String branch = caller.branch();
        return manager == null || branch == null
                ? Mono.empty()
                : Mono.fromRunnable(() -> created.forEach(id -> customers.owned(id, manager, branch)));
    }
}
