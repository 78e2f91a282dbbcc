package io.guanhu.audit.erasure;

import static io.guanhu.audit.AuditTables.DATABASE;
import static io.guanhu.audit.AuditTables.NOW;
import static io.guanhu.platform.contract.DataCategory.CONTACT;
import static io.guanhu.platform.contract.DataCategory.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.audit.Acts;
import io.guanhu.audit.AuditTables;
import io.guanhu.audit.append.AppendedRows;
import io.guanhu.audit.model.Detail;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DetailStoreIT {

    private static final Detail PHONE = Acts.sealed("CONTACT", "phone");
    private static final Detail NAME = Acts.sealed("IDENTITY", "name");

    private final DetailStore store = new DetailStore(DATABASE.client());
    private final long place = AuditTables.size();
    private final UUID customer = UUID.randomUUID();
    private final ErasureOrdered order = order();

    private ErasureOrdered order() {
        return ErasureOrdered.order(UUID.randomUUID(), UUID.randomUUID(), customer, NOW)
                .erase(Set.of(CONTACT))
                .holders(Set.of("audit-service"))
                .nonce("AAAAAAAAAAAAAAAAAAAAAA")
                .build();
    }

    @Test
    void erasesOneCategoryOfOneCustomer() {
        UUID other = UUID.randomUUID();
        DATABASE.run(AppendedRows.at(
                place, Acts.reveal(customer, PHONE, NAME), Acts.reveal(customer, PHONE), Acts.reveal(other, PHONE)));

        assertThat(DATABASE.run(store.countRemaining(order, CONTACT))).isEqualTo(2);
        assertThat(DATABASE.run(store.erase(order, CONTACT))).isEqualTo(2);

        assertThat(DATABASE.run(store.countRemaining(order, CONTACT))).isZero();
        assertThat(DATABASE.run(store.count(customer, CONTACT))).isZero();
        assertThat(DATABASE.run(store.count(customer, IDENTITY))).isOne();
        assertThat(DATABASE.run(store.count(other, CONTACT))).isOne();
        assertThat(DATABASE.run(store.erase(order, CONTACT))).isZero();
    }

    @Test
    void keepsWhatAServiceSealedAfterItHadCarriedOutTheOrder() {
        DATABASE.run(AppendedRows.at(
                place,
                Acts.reveal(customer, PHONE),
                Acts.endOfKeys("customer-service", customer, "CONTACT", order.orderId()),
                Acts.reveal(customer, PHONE)));

        assertThat(DATABASE.run(store.countRemaining(order, CONTACT))).isOne();
        assertThat(DATABASE.run(store.erase(order, CONTACT))).isOne();

        assertThat(DATABASE.run(store.countRemaining(order, CONTACT))).isZero();
        assertThat(DATABASE.run(store.count(customer, CONTACT))).isOne();
        assertThat(DATABASE.run(store.countRemaining(order(), CONTACT))).isOne();
    }

    @Test
    void theEndOfKeysOfAnotherServiceCategoryOrOrderKeepsNothing() {
        DATABASE.run(AppendedRows.at(
                place,
                Acts.endOfKeys("ownership-service", customer, "CONTACT", order.orderId()),
                Acts.endOfKeys("customer-service", customer, "IDENTITY", order.orderId()),
                Acts.endOfKeys("customer-service", customer, "CONTACT", UUID.randomUUID()),
                Acts.reveal(customer, PHONE)));

        assertThat(DATABASE.run(store.erase(order, CONTACT))).isOne();
    }

    @Test
    void marksACategoryOncePerOrder() {
        UUID entry = UUID.randomUUID();

        assertThat(DATABASE.run(mark(order, entry))).isTrue();
        assertThat(DATABASE.run(mark(order, UUID.randomUUID()))).isFalse();
        assertThat(DATABASE.run(store.mark(order, IDENTITY, UUID.randomUUID(), NOW)))
                .isTrue();
        assertThat(DATABASE.run(mark(order(), UUID.randomUUID()))).isTrue();
        assertThat(DATABASE.values(
                        "select entry_id from erased_category where category = 'CONTACT' and order_id = '%s'"
                                .formatted(order.orderId()),
                        UUID.class))
                .containsExactly(entry);
    }

    @Test
    void leavesNothingOfAnErasureThatIsRolledBack() {
        DATABASE.run(AppendedRows.at(place, Acts.reveal(customer, PHONE)));

        DATABASE.rolledBack(mark(order, UUID.randomUUID()).then(store.erase(order, CONTACT)));

        assertThat(DATABASE.run(store.count(customer, CONTACT))).isOne();
        assertThat(DATABASE.run(mark(order, UUID.randomUUID()))).isTrue();
    }

    @Test
    void theSecondOfTwoMarksAtOnceWaitsAndIsNotTheFirst() {
        var race = DATABASE.race(mark(order, UUID.randomUUID()), mark(order, UUID.randomUUID()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();
    }

    @Test
    void theSecondMarkIsTheFirstWhenTheOtherIsRolledBack() {
        var race = DATABASE.raceWithRolledBack(mark(order, UUID.randomUUID()), mark(order, UUID.randomUUID()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isTrue();
    }

    /** Otherwise the details of a running append would outlive the erasure. */
    @Test
    void waitsForARunningAppendAndErasesItsDetailsToo() {
        var race = DATABASE.race(
                store.lockHead().then(AppendedRows.at(place, Acts.reveal(customer, PHONE))),
                store.lockHead().then(store.erase(order, CONTACT)));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isOne();
    }

    private Mono<Boolean> mark(ErasureOrdered by, UUID entry) {
        return store.mark(by, CONTACT, entry, NOW);
    }
}
