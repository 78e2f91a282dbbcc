package io.guanhu.customer.proposal;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.change.Reason;
import io.guanhu.customer.model.change.Patch;
import io.guanhu.customer.model.change.ReasonCode;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.field.Value;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.customer.probing.InMemoryAttempts;
import io.guanhu.customer.proposal.Proposing.Difference;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Changes that make a customer resemble somebody else. */
class ProposingSuspectsTests {

    private static final Reason REASON = new Reason(ReasonCode.CORRECTION, null);

    private final ChangeDesk desk = new ChangeDesk();
    private final InMemoryAttempts attempts = new InMemoryAttempts(desk.memory);
    private final Proposing proposing = new Proposing(
            desk.vault.customers(),
            desk.vault.profiles(),
            desk.store,
            desk.details,
            desk.suspecting,
            attempts.attempts(),
            desk.memory.keyring(),
            desk.memory.acts(),
            ChangeDesk.SETTINGS,
            desk.memory.ids(),
            desk.memory.clock());

    /** Somebody else of the customer's name. */
    private final Profile namesake = Somebody.number(2)
            .and(new Profile(Map.of(BuiltIn.NAME, desk.profile.get(BuiltIn.NAME).orElseThrow())));

    @Test
    void needsASecondPersonWhereTheCustomerIsLikeAnotherOne() {
        UUID other = desk.vault.customer(namesake, "SH/PUDONG/001").id();

        Difference difference = desk.memory.get(propose(MANAGER, BuiltIn.PHONE));

        UUID change = difference.change().proposal().id();
        assertThat(difference.change().proposal().needsSecondPerson()).isTrue();
        assertThat(difference.suspect()).isTrue();
        assertThat(kept(change))
                .isEqualTo(new Suspicion(Optional.empty(), Optional.of(Likeness.PERHAPS), Set.of(other)));
        assertThat(desk.suspicions.keptUntil(change)).contains(Memory.NOW.plus(Duration.ofDays(1 + 7)));
        assertThat(desk.memory.entered()).containsExactly("customer.change.propose ALLOWED");
    }

    @Test
    void countsThoseWhomTheProposerMayNotKnowAbout() {
        desk.vault.customer(namesake, "SH/PUDONG/001");

        assertThat(desk.memory.get(propose(LEAD, BuiltIn.PHONE)).unknownMatch()).isTrue();
        assertThat(attempts.met(LEAD)).isOne();
    }

    @Test
    void countsNobodyWithinTheProposersReach() {
        desk.vault.customer(namesake);

        Difference difference = desk.memory.get(propose(LEAD, BuiltIn.PHONE));

        assertThat(difference.suspect()).isTrue();
        assertThat(difference.unknownMatch()).isFalse();
        assertThat(attempts.sent(LEAD)).isOne();
        assertThat(attempts.met(LEAD)).isZero();
    }

    @Test
    void takesSomebodyErasedForSomebodyTheProposerMayNotKnowAbout() {
        desk.matching.list().erased(namesake);

        Difference difference = desk.memory.get(propose(LEAD, BuiltIn.PHONE));

        assertThat(difference.unknownMatch()).isTrue();
        assertThat(kept(difference.change().proposal().id()))
                .isEqualTo(new Suspicion(Optional.of(Likeness.PERHAPS), Optional.empty(), Set.of()));
        assertThat(attempts.met(LEAD)).isOne();
    }

    /** The proposer gets the same answer as for an erased person. */
    @Test
    void keepsTheDocumentOfACustomerOutOfReachForTheSecondPerson() {
        UUID other = desk.vault.customer(Somebody.number(2), "SH/PUDONG/001").id();

        Difference difference = desk.memory.get(propose(LEAD, BuiltIn.ID_NUMBER));

        assertThat(difference.unknownMatch()).isTrue();
        assertThat(kept(difference.change().proposal().id()))
                .isEqualTo(new Suspicion(Optional.empty(), Optional.of(Likeness.CERTAIN), Set.of(other)));
    }

    @Test
    void refusesTheDocumentOfACustomerInReach() {
        desk.vault.customer(Somebody.number(2));

        desk.refused(propose(LEAD, BuiltIn.ID_NUMBER), "duplicate-customer");

        assertThat(desk.memory.attempted()).containsExactly("customer.change.propose");
        assertThat(attempts.sent(LEAD)).isZero();
    }

    /** Two people were told apart before: only what is new about the customer counts. */
    @Test
    void asksNotAgainAboutMarksThatStay() {
        Profile alike = Somebody.with(namesake, BuiltIn.PHONE, Somebody.text(desk.profile, BuiltIn.PHONE));
        desk.vault.customer(alike, "SH/PUDONG/001");

        Difference difference = desk.memory.get(propose(LEAD, BuiltIn.ADDRESS));

        assertThat(difference.suspect()).isFalse();
        assertThat(desk.suspicions.keptUntil(difference.change().proposal().id()))
                .isEmpty();
    }

    private Suspicion kept(UUID change) {
        return desk.memory.get(desk.suspicions.of(change)).why();
    }

    /** The customer gets a value of the namesake. */
    private Mono<Difference> propose(Caller caller, Field field) {
        Value theirs = namesake.get(field).orElseThrow();
        Patch patch = new Patch(Map.of(field, Optional.of(theirs)));
        return proposing.propose(caller, desk.id, version(1), patch, REASON);
    }
}
