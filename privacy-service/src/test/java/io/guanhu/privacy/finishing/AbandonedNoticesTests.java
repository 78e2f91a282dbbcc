package io.guanhu.privacy.finishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.testing.Memory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AbandonedNoticesTests {

    private final Memory memory = new Memory("privacy-service");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryNoticeStore notices = new InMemoryNoticeStore(memory);
    private final AbandonedNotices abandoned = new AbandonedNotices(notices, memory.audit(), meters, memory.clock());
    private final UUID request = UUID.randomUUID();
    private final UUID customer = UUID.randomUUID();
    private final UUID notice = notices.asked(request, Memory.NOW);

    private void record(Mono<Void> afterwards) {
        memory.run(memory.transaction()
                .transactional(abandoned.record(request, customer).then(afterwards)));
    }

    private double counted() {
        return meters.counter("guanhu.privacy.notices.abandoned").count();
    }

    @Test
    void entersAndCountsEachNoticeThatIsGivenUp() {
        UUID other = notices.asked(request, Memory.NOW);

        record(Mono.empty());

        assertThat(notices.stateOf(notice)).isEqualTo("ABANDONED");
        assertThat(notices.stateOf(other)).isEqualTo("ABANDONED");
        assertThat(counted()).isEqualTo(2);
        assertThat(memory.entries())
                .extracting(AuditEntryRecorded::resourceId)
                .containsExactlyInAnyOrder(notice.toString(), other.toString());
        assertThat(memory.entries())
                .allSatisfy(entry -> assertThat(entry)
                        .returns("privacy.notice-abandoned", AuditEntryRecorded::action)
                        .returns(customer, AuditEntryRecorded::customerId)
                        .returns("notice-limit-reached", AuditEntryRecorded::reason));
    }

    @Test
    void leavesWhatHasEndedAndWhatIsOfAnotherRequest() {
        memory.run(notices.advance(notice, MessageState.DELIVERED, true, Memory.NOW)
                .then());
        UUID others = notices.asked(UUID.randomUUID(), Memory.NOW);

        record(Mono.empty());

        assertThat(notices.stateOf(notice)).isEqualTo("DELIVERED");
        assertThat(notices.stateOf(others)).isEqualTo("ASKED");
        assertThat(memory.entered()).isEmpty();
        assertThat(counted()).isZero();
    }

    @Test
    void givesUpANoticeOnce() {
        record(Mono.empty());
        record(Mono.empty());

        assertThat(memory.entered()).containsExactly("privacy.notice-abandoned ALLOWED");
        assertThat(counted()).isOne();
    }

    @Test
    void givesUpNothingThatIsRolledBack() {
        assertThatIllegalStateException()
                .isThrownBy(() -> record(Mono.error(new IllegalStateException("rolled back"))));

        assertThat(notices.stateOf(notice)).isEqualTo("ASKED");
        assertThat(memory.entered()).isEmpty();
    }
}
