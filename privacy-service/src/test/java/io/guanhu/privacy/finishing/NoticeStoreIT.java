package io.guanhu.privacy.finishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.contract.NotificationEvents.MessageState;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeStoreIT {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final NoticeStore notices = new NoticeStore(database.client());
    private final UUID request = docket.filed().requestId();
    private final UUID notice = UUID.randomUUID();

    @BeforeEach
    void aNoticeWasAskedFor() {
        database.run(docket.requests().notice(notice, request, NotificationEvents.Channel.SMS));
    }

    @Test
    void countsANoticeUntilItHasEnded() {
        assertThat(open(LONG_AGO)).isOne();

        assertThat(advance(MessageState.SENT, false)).isEqualTo(request);
        assertThat(open(LONG_AGO)).isOne();

        assertThat(advance(MessageState.DELIVERED, true)).isEqualTo(request);
        assertThat(open(LONG_AGO)).isZero();
    }

    @Test
    void countsNoneThatWasAskedForTooLongAgo() {
        assertThat(open(Instant.now().plusSeconds(60))).isZero();
    }

    @Test
    void keepsWhenANoticeEndedFirst() {
        database.run(
                notices.advance(notice, MessageState.FAILED, true, Memory.NOW).then());
        database.run(notices.advance(notice, MessageState.DELIVERED, true, Memory.NOW.plusSeconds(9))
                .then());

        assertThat(database.values(
                        "select ended_at from notice where notification_id = '%s'".formatted(notice), Instant.class))
                .containsExactly(Memory.NOW);
    }

    @Test
    void knowsNoRequestOfAnotherServicesNotice() {
        assertThat(database.get(notices.advance(UUID.randomUUID(), MessageState.SENT, false, Memory.NOW)
                        .collectList()))
                .isEmpty();
    }

    @Test
    void givesUpOnlyWhatIsOpen() {
        UUID other = UUID.randomUUID();
        database.run(docket.requests().notice(other, request, NotificationEvents.Channel.EMAIL));
        advance(MessageState.DELIVERED, true);

        assertThat(database.get(notices.abandon(request, Memory.NOW).collectList()))
                .containsExactly(other);
        assertThat(database.get(notices.abandon(request, Memory.NOW).collectList()))
                .isEmpty();
    }

    @Test
    void givesUpNothingThatIsRolledBack() {
        database.rolledBack(notices.abandon(request, Memory.NOW).then());

        assertThat(open(LONG_AGO)).isOne();
    }

    @Test
    void forgetsTheContactOfThisRequestAlone() {
        UUID other = docket.filed().requestId();
        database.execute("insert into kept_contact (request_id, phone) values ('%s', '\\x01'), ('%s', '\\x02')"
                .formatted(request, other));

        database.run(notices.forgetContact(request));

        assertThat(database.values(
                        "select request_id from kept_contact where request_id in ('%s', '%s')"
                                .formatted(request, other),
                        UUID.class))
                .containsExactly(other);
    }

    private UUID advance(MessageState state, boolean ended) {
        return database.get(notices.advance(notice, state, ended, Memory.NOW).single());
    }

    private long open(Instant askedAfter) {
        return database.get(notices.open(request, askedAfter));
    }
}
