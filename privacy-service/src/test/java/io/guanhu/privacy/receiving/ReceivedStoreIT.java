package io.guanhu.privacy.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.request.Filing;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ReceivedStoreIT {

    private static final String HOLDER = "customer-service";

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final ReceivedStore store = new ReceivedStore(database.client());
    private final UUID orderId = UUID.randomUUID();
    private final Filing filing = docket.ordered(orderId, law(), HOLDER, "audit-service");

    @Test
    void findsAnOrderForThoseWhoWereAskedAlone() {
        assertThat(database.run(store.orderTo(orderId, HOLDER))).isEqualTo("{}");
        assertThat(database.run(store.orderTo(orderId, "notification-service"))).isNull();
        assertThat(database.run(store.orderTo(UUID.randomUUID(), HOLDER))).isNull();
        assertThat(database.run(store.orderJson(filing.requestId()))).isEqualTo("{}");
    }

    @Test
    void wantsToHearOfWhatIsErasedAlone() {
        assertThat(database.get(store.toErase(orderId).collectList())).containsExactly("CONTACT", "MARKETING");
    }

    @Test
    void keepsTheFirstReceiptOfAHolder() {
        assertThat(database.get(store.keep(receipt(HOLDER), "first"))).isEqualTo("first");
        assertThat(database.get(store.keep(receipt(HOLDER), "second"))).isEqualTo("first");

        assertThat(count("finding")).isEqualTo(2);
        assertThat(count("receipt_epoch")).isOne();
    }

    @Test
    void tellsTheSecondOfTwoAtOnceWhatTheFirstOneSaid() {
        Race<String> race = database.race(store.keep(receipt(HOLDER), "first"), store.keep(receipt(HOLDER), "second"));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo("first");
    }

    @Test
    void keepsTheSecondWhenTheFirstIsRolledBack() {
        Race<String> race = database.raceWithRolledBack(
                store.keep(receipt(HOLDER), "first"), store.keep(receipt(HOLDER), "second"));

        assertThat(race.value()).isEqualTo("second");
        assertThat(count("finding")).isEqualTo(2);
    }

    @Test
    void takesAReceiptFromBeforeThereWereDigestsForTheSame() {
        database.run(store.keep(receipt(HOLDER), "first"));
        database.execute("update receipt set digest = null where order_id = '%s'".formatted(orderId));

        assertThat(database.get(store.keep(receipt(HOLDER), "second"))).isEqualTo("second");
    }

    @Test
    void keepsNoReceiptFromAHolderThatWasNotAsked() {
        assertThatThrownBy(() -> database.run(store.keep(receipt("notification-service"), "a")))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void countsWhoseReceiptIsMissing() {
        assertThat(database.get(store.missing(orderId))).isEqualTo(2);

        database.run(store.keep(receipt(HOLDER), "a"));
        assertThat(database.get(store.missing(orderId))).isOne();

        database.run(store.keep(receipt("audit-service"), "b"));
        assertThat(database.get(store.missing(orderId))).isZero();
    }

    @Test
    void leavesNoReceiptThatWasRolledBack() {
        database.rolledBack(store.keep(receipt(HOLDER), "a"));

        assertThat(database.get(store.missing(orderId))).isEqualTo(2);
        assertThat(count("finding")).isZero();
    }

    @Test
    void knowsTheAuditEntryOfARequest() {
        UUID entry = UUID.randomUUID();

        database.run(store.audited(filing.requestId(), entry));

        assertThat(database.values(
                        "select audit_entry_id from privacy_request where id = '%s'".formatted(filing.requestId()),
                        UUID.class))
                .containsExactly(entry);
    }

    private static Assessment law() {
        return new Assessment(
                Stream.of(
                                Assessments.erasing(Category.CONTACT, Category.MARKETING),
                                Assessments.restricting(null, Category.IDENTITY))
                        .flatMap(each -> each.consequences().stream())
                        .toList(),
                "test");
    }

    private ErasureReceipted receipt(String holder) {
        ErasureOrdered like = Orders.order(filing.requestId(), filing.customerId());
        return new ErasureReceipted(
                orderId,
                like.requestId(),
                like.customerId(),
                holder,
                "a-digest",
                like.nonce(),
                List.of(Orders.ROWS, Orders.KEY),
                Memory.NOW,
                List.of(Orders.epoch(Memory.NOW, DataCategory.CONTACT)));
    }

    private long count(String table) {
        return database.values("select count(*) from %s where order_id = '%s'".formatted(table, orderId), Long.class)
                .getFirst();
    }
}
