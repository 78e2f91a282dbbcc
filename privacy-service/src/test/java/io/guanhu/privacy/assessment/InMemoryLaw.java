package io.guanhu.privacy.assessment;

import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.customer.KnownCustomers;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.law.HoldGround;
import io.guanhu.privacy.model.law.LegalHold;
import io.guanhu.privacy.model.law.ShippedLaw;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What the shipped law says, with holds and earlier restrictions in memory. */
public final class InMemoryLaw {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<UUID, Map<Category, List<LegalHold>>> holds;
    private final Map<UUID, Map<Category, Consequence>> restricted;
    private final InMemoryCustomerLocks locks = new InMemoryCustomerLocks();
    private final OwnFacts own = new OwnFacts();
    private final Assessing assessing;

    public InMemoryLaw(Memory memory, KnownCustomers customers) {
        this.holds = memory.rows();
        this.restricted = memory.rows();
        this.assessing = new Assessing(customers.directory(), own, locks, ShippedLaw.CHINA, ZONE, memory.clock());
    }

    public Assessing assessing() {
        return assessing;
    }

    public OwnFactsStore own() {
        return own;
    }

    public InMemoryCustomerLocks locks() {
        return locks;
    }

    /** An authority requires a category to be kept. */
    public void hold(UUID customer, Category category) {
        holds.put(customer, Map.of(category, List.of(new LegalHold(HoldGround.AUTHORITY_ORDER))));
    }

    public void lift(UUID customer) {
        holds.remove(customer);
    }

    public void restricted(UUID customer, Consequence earlier) {
        restricted.put(customer, Map.of(earlier.category(), earlier));
    }

    private final class OwnFacts extends OwnFactsStore {

        OwnFacts() {
            super(Memory.noDatabase());
        }

        @Override
        public Mono<Map<Category, Consequence>> restricted(UUID customerId) {
            return Mono.fromSupplier(() -> restricted.getOrDefault(customerId, Map.of()));
        }

        @Override
        public Mono<Map<Category, List<LegalHold>>> holds(UUID customerId) {
            return Mono.fromSupplier(() -> holds.getOrDefault(customerId, Map.of()));
        }
    }
}
