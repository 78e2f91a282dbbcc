package io.guanhu.privacy.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.EventCodec;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.LedgerExtended;
import io.guanhu.platform.runtime.Worker;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.StoredRequest;
import io.guanhu.privacy.execution.InMemorySteps;
import io.guanhu.privacy.execution.NotYetException;
import io.guanhu.privacy.ledger.InMemoryLedger;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReceivingTests {

    private static final Filing FILING = Filings.own(UUID.randomUUID(), Memory.NOW);
    private static final UUID ID = FILING.requestId();
    private static final Executing AWAITING =
            new Executing(FILING, Assessments.erasing(Category.CONTACT), Step.AWAITING_RECEIPTS);
    private static final ErasureOrdered ORDER = Orders.order(ID, FILING.customerId());

    private final Memory memory = new Memory("privacy-service");
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryReceivedStore store = new InMemoryReceivedStore(memory);
    private final InMemoryLedger ledger = new InMemoryLedger(memory);
    private final Receiving receiving = new Receiving(
            store,
            ledger,
            ledger.heads(),
            new Worker("ledger", () -> Mono.just(Duration.ofHours(1))),
            memory.outbox(),
            InMemorySteps.of(memory, docket),
            memory.ids(),
            memory.clock());

    @BeforeEach
    void anOrderIsOut() {
        docket.requests().put(AWAITING);
        docket.requests().change(ID, ReceivingTests::ordered);
        store.put(ORDER);
    }

    @Test
    void waitsUntilEveryHolderHasAnswered() {
        receipt("customer-service");

        assertThatThrownBy(() -> memory.run(receiving.run(AWAITING))).isInstanceOf(NotYetException.class);

        assertNothingIsExtended();
    }

    @Test
    void extendsTheLedgerWithTheOrderAndTellsTheAuditLog() {
        receipt("customer-service");
        receipt("audit-service");

        memory.run(receiving.run(AWAITING));

        LedgerExtended extended = memory.announced(LedgerExtended.class).getFirst();
        AuditEntryRecorded entry = memory.entries().getFirst();
        assertThat(extended.position()).isOne();
        assertThat(memory.get(ledger.of(ID)).entry().order()).isEqualTo(EventCodec.write(ORDER));
        assertThat(entry.action()).isEqualTo("privacy.erasure-completed");
        assertThat(entry.resourceId()).isEqualTo(ID.toString());
        assertThat(entry.customerId()).isEqualTo(FILING.customerId());
        assertThat(store.entries()).containsEntry(ID, entry.entryId());
        assertThat(step()).isEqualTo(Step.CERTIFYING);
    }

    @Test
    void extendsNoLedgerThatIsShorterThanAHeadThatWasSeen() {
        receipt("customer-service");
        receipt("audit-service");
        ledger.saw(1);

        assertThatThrownBy(() -> memory.run(receiving.run(AWAITING))).isInstanceOf(NotYetException.class);

        assertNothingIsExtended();
    }

    @Test
    void extendsTheLedgerOnce() {
        receipt("customer-service");
        receipt("audit-service");
        memory.run(receiving.run(AWAITING));

        memory.run(receiving.run(AWAITING));

        assertThat(ledger.size()).isOne();
        assertThat(memory.entries()).hasSize(1);
    }

    private void receipt(String holder) {
        memory.get(store.keep(Orders.receipt(ORDER, holder, List.of(Orders.ROWS)), "a-digest"));
    }

    private void assertNothingIsExtended() {
        assertThat(ledger.size()).isZero();
        assertThat(memory.announced()).isEmpty();
        assertThat(memory.entries()).isEmpty();
        assertThat(step()).isEqualTo(Step.AWAITING_RECEIPTS);
    }

    private Step step() {
        return ((Executing) docket.requests().of(ID).request()).step();
    }

    private static StoredRequest ordered(StoredRequest before) {
        return new StoredRequest(
                before.request(), before.locale(), null, null, null, ORDER.orderId(), null, before.version());
    }
}
