package io.guanhu.privacy.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.ReceiptEvents.Action;
import io.guanhu.platform.contract.ReceiptEvents.ErasureReceipted;
import io.guanhu.platform.contract.ReceiptEvents.Finding;
import io.guanhu.platform.inbox.handler.RefusedMessageException;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.InMemoryDueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptHandlerTests {

    private static final String HOLDER = "customer-service";
    private static final ErasureOrdered ORDER = Orders.order(UUID.randomUUID(), UUID.randomUUID());
    private static final Instant AT = ORDER.at().plusSeconds(60);

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryReceivedStore store = new InMemoryReceivedStore(memory);
    private final InMemoryDueStore due = new InMemoryDueStore(memory, new InMemoryDocket(memory).requests());
    private final ReceiptHandler handler = new ReceiptHandler(store, due, memory.clock());

    @BeforeEach
    void anOrderIsOut() {
        store.put(ORDER);
    }

    @Test
    void keepsAReceiptAndWakesTheExecution() {
        handle(Orders.receipt(ORDER, HOLDER, List.of(Orders.ROWS)));

        assertThat(store.kept()).containsExactly(HOLDER);
        assertThat(due.due()).containsEntry(ORDER.requestId(), memory.clock().instant());
    }

    @Test
    void takesTheSameReceiptTwice() {
        ErasureReceipted receipt = Orders.receipt(ORDER, HOLDER, List.of(Orders.ROWS));
        handle(receipt);

        handle(receipt);

        assertThat(store.kept()).hasSize(1);
    }

    @Test
    void isAlarmedByASecondReceiptThatSaysSomethingElse() {
        handle(Orders.receipt(ORDER, HOLDER, List.of(Orders.ROWS)));
        var other = new Finding("profile", DataCategory.CONTACT, Action.ERASED, 4, 0);

        refused(Orders.receipt(ORDER, HOLDER, List.of(other)));
    }

    @Test
    void takesNoneFromAHolderThatWasNotAsked() {
        refused(Orders.receipt(ORDER, "notification-service", List.of(Orders.ROWS)));
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void takesNoneForAnotherOrder() {
        refused(Orders.receipt(Orders.order(ORDER.requestId(), ORDER.customerId()), HOLDER, List.of(Orders.ROWS)));
        refused(Orders.receipt(ORDER, HOLDER, "another-nonce", AT, List.of(Orders.ROWS)));
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void takesNoneOfAnotherRequestOrCustomer() {
        ErasureReceipted right = Orders.receipt(ORDER, HOLDER, List.of(Orders.ROWS));
        refused(about(right, UUID.randomUUID(), right.customerId(), right.orderDigest()));
        refused(about(right, right.requestId(), UUID.randomUUID(), right.orderDigest()));
        refused(about(right, right.requestId(), right.customerId(), "another-digest"));
        assertThat(store.kept()).isEmpty();
    }

    @Test
    void takesNoneFromBeforeTheOrder() {
        Duration skew = Duration.ofMinutes(5);
        refused(Orders.receipt(
                ORDER, HOLDER, ORDER.nonce(), ORDER.at().minus(skew).minusMillis(1), List.of(Orders.ROWS)));

        handle(Orders.receipt(ORDER, HOLDER, ORDER.nonce(), ORDER.at().minus(skew), List.of(Orders.ROWS)));

        assertThat(store.kept()).containsExactly(HOLDER);
    }

    @Test
    void waitsForAnotherWhileDataIsStillFound() {
        handle(Orders.receipt(
                ORDER, HOLDER, List.of(new Finding("profile", DataCategory.CONTACT, Action.ERASED, 3, 1))));

        assertNothingIsKept();
    }

    @Test
    void waitsForAnotherThatSaysSomethingOfEachCategory() {
        handle(Orders.receipt(ORDER, HOLDER, List.of()));

        assertNothingIsKept();
    }

    @Test
    void waitsUntilTheEpochHasEndedInWhichAKeyDied() {
        handle(Orders.receipt(ORDER, HOLDER, List.of(Orders.KEY)));
        handle(Orders.receipt(ORDER, HOLDER, List.of(Orders.KEY), Orders.epoch(AT, DataCategory.IDENTITY)));
        handle(Orders.receipt(
                ORDER,
                HOLDER,
                List.of(Orders.KEY),
                Orders.epoch(AT.plus(Duration.ofMinutes(6)), DataCategory.CONTACT)));

        assertNothingIsKept();
    }

    @Test
    void keepsAReceiptWhoseKeysAreDead() {
        handle(Orders.receipt(ORDER, HOLDER, List.of(Orders.KEY), Orders.epoch(AT, DataCategory.CONTACT)));

        assertThat(store.kept()).containsExactly(HOLDER);
    }

    private static ErasureReceipted about(ErasureReceipted receipt, UUID request, UUID customer, String digest) {
        return new ErasureReceipted(
                receipt.orderId(),
                request,
                customer,
                receipt.holder(),
                digest,
                receipt.nonce(),
                receipt.findings(),
                receipt.at(),
                receipt.epochs());
    }

    private void handle(ErasureReceipted receipt) {
        memory.run(handler.handle(receipt));
    }

    private void refused(ErasureReceipted receipt) {
        assertThatThrownBy(() -> handle(receipt)).isInstanceOf(RefusedMessageException.class);
    }

    private void assertNothingIsKept() {
        assertThat(store.kept()).isEmpty();
        assertThat(due.due()).isEmpty();
    }
}
