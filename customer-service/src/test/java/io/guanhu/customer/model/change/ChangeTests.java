package io.guanhu.customer.model.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.model.change.Change.Advanced;
import io.guanhu.customer.model.change.Change.Applied;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.Change.Expired;
import io.guanhu.customer.model.change.Change.Proposed;
import io.guanhu.customer.model.change.Change.Refusal;
import io.guanhu.customer.model.change.Change.Refused;
import io.guanhu.customer.model.change.Change.Rejected;
import io.guanhu.customer.model.change.Change.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static Proposed proposed(boolean identity) {
        Proposal proposal =
                new Proposal(new UUID(0, 1), new UUID(0, 2), 5, "E1101", NOW, identity, ReasonCode.CORRECTION, null);
        return new Proposed(proposal, NOW.plusSeconds(60));
    }

    private static AwaitingDecision awaiting() {
        return new AwaitingDecision(proposed(true).proposal(), "E1102", NOW, NOW.plus(PATIENCE));
    }

    @Test
    void appliesAConfirmedChange() {
        Proposed change = proposed(false);
        assertThat(change.confirm("E1101", NOW, 5, PATIENCE))
                .isEqualTo(new Advanced(new Applied(change.proposal(), "E1101", NOW, 6)));
    }

    @Test
    void handsAChangeOfIdentityToASecondPerson() {
        Proposed change = proposed(true);
        assertThat(change.confirm("E1101", NOW, 5, PATIENCE))
                .isEqualTo(new Advanced(new AwaitingDecision(change.proposal(), "E1101", NOW, NOW.plus(PATIENCE))));
    }

    @Test
    void refusesToConfirmWhatWasComparedWithAnOlderVersion() {
        assertThat(proposed(false).confirm("E1101", NOW, 6, PATIENCE)).isEqualTo(new Refused(Refusal.STALE_VERSION));
        assertThat(proposed(true).confirm("E1101", NOW, 4, PATIENCE)).isEqualTo(new Refused(Refusal.STALE_VERSION));
    }

    @Test
    void appliesWhatASecondPersonApproves() {
        assertThat(awaiting().decide("E1190", true, NOW, 5))
                .isEqualTo(new Advanced(new Applied(awaiting().proposal(), "E1190", NOW, 6)));
    }

    @Test
    void endsWhatASecondPersonRejects() {
        assertThat(awaiting().decide("E1190", false, NOW, 99))
                .isEqualTo(new Advanced(new Rejected(awaiting().proposal(), "E1190", NOW)));
    }

    @Test
    void refusesADecisionByWhoProposedOrConfirmed() {
        for (String same : new String[] {"E1101", "E1102"}) {
            assertThat(awaiting().decide(same, true, NOW, 5)).isEqualTo(new Refused(Refusal.SAME_PERSON));
            assertThat(awaiting().decide(same, false, NOW, 5)).isEqualTo(new Refused(Refusal.SAME_PERSON));
        }
    }

    @Test
    void refusesToApproveWhatWasComparedWithAnOlderVersion() {
        assertThat(awaiting().decide("E1190", true, NOW, 6)).isEqualTo(new Refused(Refusal.STALE_VERSION));
    }

    @Test
    void isWithdrawnByWhoProposedItWhileItIsOpen() {
        Withdrawn withdrawn = new Withdrawn(open(), "E1101", NOW);
        assertThat(proposed(false).withdraw("E1101", NOW)).isEqualTo(new Advanced(withdrawn));
        assertThat(awaiting().withdraw("E1101", NOW))
                .isEqualTo(new Advanced(new Withdrawn(awaiting().proposal(), "E1101", NOW)));
        for (Change ended : List.of(
                withdrawn,
                new Applied(open(), "E1101", NOW, 6),
                new Rejected(open(), "E1190", NOW),
                new Expired(open(), NOW))) {
            assertThat(ended.withdraw("E1101", NOW)).isNull();
        }
    }

    @Test
    void isNotWithdrawnByWhoConfirmedOrDecides() {
        for (String other : new String[] {"E1102", "E1190"}) {
            assertThat(awaiting().withdraw(other, NOW)).isEqualTo(new Refused(Refusal.NOT_PROPOSER));
        }
    }

    @Test
    void countsTheStepsThatItTook() {
        assertThat(proposed(true).step()).isEqualTo(1);
        assertThat(proposed(true).step()).isLessThan(awaiting().step());
        assertThat(awaiting().step()).isLessThan(new Rejected(open(), "E1190", NOW).step());
        assertThat(proposed(true).asOf(NOW.plusSeconds(60)).step())
                .isGreaterThan(awaiting().step());
    }

    @Test
    void expiresWhileItIsOpen() {
        Proposed open = proposed(false);
        assertThat(open.asOf(NOW.plusSeconds(59))).isSameAs(open);
        assertThat(open.asOf(NOW.plusSeconds(60))).isEqualTo(new Expired(open.proposal(), NOW.plusSeconds(60)));
        assertThat(awaiting().asOf(NOW.plus(PATIENCE))).isInstanceOf(Expired.class);
        assertThat(awaiting().asOf(NOW)).isEqualTo(awaiting());
    }

    @Test
    void neverExpiresOnceItHasEnded() {
        Applied applied = new Applied(open(), "E1101", NOW, 6);
        assertThat(applied.asOf(NOW.plus(Duration.ofDays(999)))).isSameAs(applied);
        Rejected rejected = new Rejected(open(), "E1190", NOW);
        assertThat(rejected.asOf(NOW.plus(Duration.ofDays(999)))).isSameAs(rejected);
    }

    private static Proposal open() {
        return proposed(false).proposal();
    }
}
