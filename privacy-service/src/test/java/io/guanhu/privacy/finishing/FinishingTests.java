package io.guanhu.privacy.finishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.contract.NotificationEvents.NotificationAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestAdvanced;
import io.guanhu.platform.contract.PrivacyEvents.RequestState;
import io.guanhu.platform.testing.Memory;
import io.guanhu.privacy.docket.InMemoryDocket;
import io.guanhu.privacy.docket.InMemoryDueStore;
import io.guanhu.privacy.execution.InMemorySteps;
import io.guanhu.privacy.execution.NotYetException;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Executing.Step;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.Filings;
import io.guanhu.privacy.model.request.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinishingTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final Filing FILING = Filings.own(CUSTOMER, Memory.NOW);
    private static final UUID ID = FILING.requestId();
    private static final Executing NOTIFYING =
            new Executing(FILING, Assessments.erasing(Category.CONTACT), Step.NOTIFYING);

    private final Memory memory = new Memory("privacy-service");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryDocket docket = new InMemoryDocket(memory);
    private final InMemoryDueStore due = new InMemoryDueStore(memory, docket.requests());
    private final InMemoryNoticeStore notices = new InMemoryNoticeStore(memory);
    private final NotificationHandler handler = new NotificationHandler(notices, due, memory.clock());
    private final Finishing finishing = new Finishing(
            notices,
            docket.requests(),
            docket.docket(),
            memory.keyring(),
            new AbandonedNotices(notices, memory.audit(), meters, memory.clock()),
            InMemorySteps.SETTINGS,
            memory.transaction(),
            memory.clock());

    private UUID notice = UUID.randomUUID();

    @BeforeEach
    void aNoticeIsOnItsWay() {
        docket.requests().put(NOTIFYING);
        notice = notices.asked(ID, Memory.NOW);
        memory.keys().made(ID, DataCategory.CONTACT);
    }

    @Test
    void waitsForTheNoticeWithTheContactInPlace() {
        waits();

        assertThat(notices.hasContactOf(ID)).isTrue();
        assertThat(memory.keys().of(ID).living(DataCategory.CONTACT)).isTrue();
    }

    @Test
    void waitsUntilNoCopyOpensTheKeyAnyMore() {
        settled(MessageState.DELIVERED);

        waits();

        assertThat(memory.keys().of(ID).destroyed(DataCategory.CONTACT)).isTrue();
        assertThat(notices.hasContactOf(ID)).as("a crash here is made up for").isTrue();
    }

    @Test
    void endsTheRequestWhenTheKeyIsDead() {
        settled(MessageState.DELIVERED);
        waits();
        memory.keys().endEpoch();

        memory.run(finishing.run(NOTIFYING));

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.COMPLETED);
        assertThat(notices.hasContactOf(ID)).isFalse();
        assertThat(memory.announced(RequestAdvanced.class))
                .extracting(RequestAdvanced::to)
                .containsExactly(RequestState.COMPLETED);
        assertThat(memory.entered()).isEmpty();
    }

    @Test
    void saysThatPartWasKept() {
        docket.requests().put(new Executing(FILING, Assessments.restricting(null, Category.CONTACT), Step.NOTIFYING));
        settled(MessageState.DELIVERED);
        waits();
        memory.keys().endEpoch();

        memory.run(finishing.run(NOTIFYING));

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.PARTIALLY_COMPLETED);
    }

    @Test
    void givesUpANoticeAfterTheLimitAndSaysSo() {
        memory.clock().pass(InMemorySteps.SETTINGS.noticeLimit());
        waits();
        memory.keys().endEpoch();

        memory.run(finishing.run(NOTIFYING));

        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.COMPLETED);
        assertThat(notices.stateOf(notice)).isEqualTo("ABANDONED");
        assertThat(memory.entered()).containsExactly("privacy.notice-abandoned ALLOWED");
        assertThat(memory.entries().getFirst().customerId()).isEqualTo(CUSTOMER);
        assertThat(meters.counter("guanhu.privacy.notices.abandoned").count()).isOne();
    }

    @Test
    void looksOnceMoreForANoticeUnderTheLock() {
        settled(MessageState.DELIVERED);
        waits();
        memory.keys().endEpoch();
        docket.requests().meanwhile(() -> notices.asked(ID, Memory.NOW));

        waits();
    }

    @Test
    void needsNoKeyThatWasNeverMade() {
        Filing unseen = Filings.own(UUID.randomUUID(), Memory.NOW);
        var executing = new Executing(unseen, Assessments.erasing(Category.CONTACT), Step.NOTIFYING);
        docket.requests().put(executing);

        memory.run(finishing.run(executing));

        assertThat(docket.requests().stateOf(unseen.requestId())).isEqualTo(State.COMPLETED);
    }

    @Test
    void wakesTheExecutionThatWaitsForTheNotice() {
        settled(MessageState.DELIVERED);

        assertThat(due.due()).containsEntry(ID, Memory.NOW);
        assertThat(notices.forgottenCodes()).containsExactly(notice);
    }

    @Test
    void forgetsACodeOnlyOnceItsMessageIsOut() {
        UUID code = UUID.randomUUID();

        memory.run(handler.handle(new NotificationAdvanced(
                code, CUSTOMER, NotificationEvents.Channel.SMS, MessageState.STUCK, Memory.NOW)));
        assertThat(notices.forgottenCodes()).isEmpty();

        memory.run(handler.handle(new NotificationAdvanced(
                code, CUSTOMER, NotificationEvents.Channel.SMS, MessageState.SENT, Memory.NOW)));
        assertThat(notices.forgottenCodes()).containsExactly(code);
        assertThat(due.due()).as("no notice of a request").isEmpty();
    }

    private void settled(MessageState state) {
        memory.run(handler.handle(
                new NotificationAdvanced(notice, CUSTOMER, NotificationEvents.Channel.SMS, state, Memory.NOW)));
    }

    private void waits() {
        assertThatThrownBy(() -> memory.run(finishing.run(NOTIFYING))).isInstanceOf(NotYetException.class);
        assertThat(docket.requests().stateOf(ID)).isEqualTo(State.EXECUTING);
        assertThat(memory.announced()).isEmpty();
    }
}
