package io.guanhu.notification.sending;

import static io.guanhu.notification.NotificationTables.DATABASE;
import static io.guanhu.notification.NotificationTables.LATER;
import static io.guanhu.notification.NotificationTables.NOW;
import static io.guanhu.notification.NotificationTables.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.notification.NotificationTables;
import io.guanhu.notification.model.delivery.Outcome.Accepted;
import io.guanhu.notification.model.delivery.RetryPolicy.Next.Again;
import io.guanhu.notification.model.delivery.State;
import io.guanhu.notification.model.message.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class SendingStoreIT {

    private static final Lane SMS = new Lane(Channel.SMS, false);
    private static final Again AGAIN = new Again(LATER, "timeout", true);

    private final SendingStore store =
            new SendingStore(DATABASE.client(), JsonMapper.builder().build());

    @BeforeEach
    void nothingIsDue() {
        DATABASE.execute("update notification set state = 'FAILED' where state in ('QUEUED', 'SENDING')");
    }

    private static UUID queued() {
        return NotificationTables.notification("QUEUED", "SMS", "SERVICE");
    }

    private Mono<List<Claim>> claim(Lane lane, int count, Instant now) {
        return store.claim(lane, count, now, now.plusSeconds(60)).collectList();
    }

    private Claim claimed() {
        return DATABASE.get(claim(SMS, 1, NOW)).getFirst();
    }

    @Test
    void claimsWhatIsDueInItsLane() {
        UUID id = queued();
        UUID legal = NotificationTables.notification("QUEUED", "EMAIL", "LEGAL_NOTICE");
        UUID code = NotificationTables.notification("QUEUED", "SMS", "SECURITY_CODE");

        assertThat(DATABASE.get(claim(SMS, 10, NOW.minusSeconds(1)))).isEmpty();
        assertThat(DATABASE.get(claim(SMS, 10, NOW))).singleElement().satisfies(claim -> {
            assertThat(claim.id()).isEqualTo(id);
            assertThat(claim.parameters()).isEqualTo(Map.of("field", "PHONE"));
            assertThat(claim.attempt()).isOne();
            assertThat(claim.legal()).isFalse();
            assertThat(claim.interrupted()).isFalse();
            assertThat(claim.particulars()).isNull();
            assertThat(claim.expiresAt()).isNull();
        });
        assertThat(DATABASE.get(claim(new Lane(Channel.EMAIL, false), 10, NOW)))
                .singleElement()
                .returns(legal, Claim::id)
                .returns(true, Claim::legal);
        assertThat(DATABASE.get(claim(new Lane(Channel.SMS, true), 10, NOW)))
                .singleElement()
                .returns(code, Claim::id);
    }

    @Test
    void aSecondSenderTakesTheOthersWithoutWaiting() {
        queued();
        queued();

        var race = DATABASE.race(claim(SMS, 1, NOW), claim(SMS, 10, NOW));

        assertThat(race.waited()).isFalse();
        assertThat(race.value()).hasSize(1);
        assertThat(DATABASE.get(claim(SMS, 10, NOW))).isEmpty();
    }

    @Test
    void whatWasClaimedIsDueAgainWhenItsLeaseHasEnded() {
        UUID id = queued();
        DATABASE.rolledBack(claim(SMS, 1, NOW));
        assertThat(claimed().attempt()).isOne();

        assertThat(DATABASE.get(claim(SMS, 1, NOW.plusSeconds(59)))).isEmpty();
        assertThat(DATABASE.get(claim(SMS, 1, NOW.plusSeconds(60))))
                .singleElement()
                .returns(id, Claim::id)
                .returns(2, Claim::attempt)
                .returns(true, Claim::interrupted);
    }

    @Test
    void keepsWhatAProviderTook() {
        UUID id = queued();

        assertThat(sent(claimed())).isTrue();

        assertThat(column(id, "state")).isEqualTo("SENT");
        assertThat(column(id, "destination")).isEqualTo("138****0000");
        assertThat(column(id, "provider")).isEqualTo("centre");
        assertThat(column(id, "template_version")).isEqualTo("3");
    }

    @Test
    void aClaimThatAnotherHasTakenOverChangesNothing() {
        UUID id = queued();
        Claim old = claimed();
        Claim newer = DATABASE.get(claim(SMS, 1, NOW.plusSeconds(60))).getFirst();

        assertThat(sent(old)).isFalse();
        assertThat(DATABASE.run(store.again(old, AGAIN, NOW))).isNull();
        assertThat(DATABASE.run(store.ended(old, State.FAILED, "expired", NOW))).isFalse();
        assertThat(column(id, "state")).isEqualTo("SENDING");

        assertThat(sent(newer)).isTrue();
        assertThat(sent(newer)).isFalse();
    }

    @Test
    void queuesTheNextAttemptAndCountsFaults() {
        UUID id = queued();
        assertThat(DATABASE.run(store.again(claimed(), AGAIN, NOW))).isEqualTo(State.QUEUED);
        assertThat(DATABASE.get(claim(SMS, 1, LATER.minusSeconds(1)))).isEmpty();

        Claim second = DATABASE.get(claim(SMS, 1, LATER)).getFirst();
        assertThat(second).returns(1, Claim::faults).returns(false, Claim::interrupted);
        DATABASE.run(store.again(second, new Again(LATER, "outage", false), NOW));

        assertThat(column(id, "faults")).isEqualTo("1");
        assertThat(column(id, "failure")).isEqualTo("outage");
    }

    @Test
    void storesNoDestinationOfAnErasedContactAndTriesNoMore() {
        UUID customer = UUID.randomUUID();
        UUID first = NotificationTables.notification(customer, "QUEUED", "SMS", "SERVICE");
        Claim sending = claimed();
        NotificationTables.eraseContact(customer);

        assertThat(sent(sending)).isTrue();
        assertThat(column(first, "destination")).isEmpty();

        NotificationTables.notification(customer, "QUEUED", "SMS", "SERVICE");
        assertThat(DATABASE.run(store.again(claimed(), AGAIN, NOW))).isEqualTo(State.CANCELLED);
    }

    @Test
    void privacyServiceKeepsAContactForTheLastNotice() {
        UUID customer = UUID.randomUUID();
        UUID id = NotificationTables.notification(customer, "QUEUED", "SMS", "LEGAL_NOTICE");
        DATABASE.execute("update notification set particulars = 'privacy-service' where id = '%s'".formatted(id));
        NotificationTables.eraseContact(customer);

        assertThat(DATABASE.run(store.again(claimed(), AGAIN, NOW))).isEqualTo(State.QUEUED);
    }

    @Test
    void holdsOffAnErasureOfTheCustomer() {
        queued();
        Claim claim = claimed();

        assertThat(DATABASE.race(store.lock(claim), store.lock(claim)).waited()).isTrue();
    }

    private Boolean sent(Claim claim) {
        return DATABASE.get(store.sent(claim, new Accepted("centre"), 3, "138****0000", NOW));
    }
}
