package io.guanhu.customer.change;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.matching.Matching.Person;
import io.guanhu.customer.model.change.Change;
import io.guanhu.customer.model.change.Change.AwaitingDecision;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.web.IfMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuspectingTests {

    private final ChangeDesk desk = new ChangeDesk();
    private final Suspecting suspecting = desk.suspecting;

    /** Another one, of the customer's name. */
    private final Profile other =
            Somebody.with(Somebody.number(2), BuiltIn.NAME, Somebody.text(desk.profile, BuiltIn.NAME));

    @Test
    void hasNoSuspicionOfACustomerWhoResemblesNobody() {
        desk.vault.customer(other, "SH/PUDONG/001");

        assertThat(judged(MANAGER, BuiltIn.ADDRESS)).isEqualTo(Suspicion.NONE);
    }

    @Test
    void countsTheMarksThatAgree() {
        UUID far = desk.vault.customer(other, "SH/PUDONG/001").id();

        assertThat(judged(MANAGER, BuiltIn.PHONE))
                .isEqualTo(new Suspicion(Optional.empty(), Optional.of(Likeness.PERHAPS), Set.of(far)));
        assertThat(judged(MANAGER, BuiltIn.PHONE, BuiltIn.EMAIL))
                .isEqualTo(new Suspicion(Optional.empty(), Optional.of(Likeness.LIKELY), Set.of(far)));
    }

    /** Their contacts were erased, and are the same again. */
    @Test
    void aCustomerIsNotLikeThemselves() {
        desk.matching.list().erased(desk.profile, Mark.NAME_PHONE, Mark.NAME_EMAIL);
        desk.vault.erase(desk.id, DataCategory.CONTACT);

        Person again = desk.memory.get(suspecting.afterChange(
                desk.vault.of(desk.id), FieldChange.between(desk.vault.of(desk.id), desk.profile)));

        assertThat(desk.memory.get(suspecting.assess(MANAGER, desk.id, again))).isEqualTo(Suspicion.NONE);
    }

    @Test
    void aDocumentBelongsToSomebodyInReachOrIsForTheSecondPerson() {
        UUID near = desk.vault.customer(other).id();

        assertThat(desk.memory
                        .refusal(suspecting.assess(LEAD, desk.id, changed(BuiltIn.ID_NUMBER)))
                        .code())
                .isEqualTo("duplicate-customer");
        // The manager reaches only the customer.
        Suspicion held = judged(MANAGER, BuiltIn.ID_NUMBER);
        assertThat(held.isCertain()).isTrue();
        assertThat(held.candidates()).containsExactly(near);
    }

    @Test
    void meetsWhomTheCallerMayNotKnowAbout() {
        UUID near = desk.vault.customer(other).id();
        UUID far = desk.vault.customer(Somebody.number(3), "SH/PUDONG/001").id();

        assertThat(meets(Suspicion.NONE)).isFalse();
        assertThat(meets(alike(near))).isFalse();
        assertThat(meets(alike(near, far))).isTrue();
        assertThat(meets(new Suspicion(Optional.of(Likeness.PERHAPS), Optional.empty(), Set.of())))
                .isTrue();
    }

    @Test
    void foreseesAChangeFromWhatIsKeptOfIt() {
        UUID far = desk.vault.customer(other, "SH/PUDONG/001").id();
        UUID change = desk.proposed(BuiltIn.PHONE, Somebody.text(other, BuiltIn.PHONE));

        Person person = desk.memory.get(suspecting.afterChange(MANAGER, desk.id, change));

        assertThat(desk.memory.get(suspecting.assess(MANAGER, desk.id, person)).candidates())
                .containsExactly(far);
    }

    @Test
    void keepsNothingOfNobody() {
        UUID change = desk.proposed(BuiltIn.PHONE, null);

        desk.memory.run(suspecting.keep(change, Suspicion.NONE, Memory.NOW));
        assertThat(desk.suspicions.keptUntil(change)).isEmpty();

        desk.memory.run(suspecting.keep(change, alike(desk.id), Memory.NOW));
        assertThat(desk.suspicions.keptUntil(change)).contains(Memory.NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void doesNotAskDecidersWhoHaveSeenTheSame() {
        UUID far = desk.vault.customer(other, "SH/PUDONG/001").id();
        UUID change = desk.awaiting(BuiltIn.PHONE, Somebody.text(other, BuiltIn.PHONE));
        Suspicion seen = new Suspicion(Optional.of(Likeness.LIKELY), Optional.of(Likeness.LIKELY), Set.of(far));
        desk.memory.run(desk.suspicions.keep(change, seen, Memory.NOW));

        Change weighed = desk.memory.get(suspecting.reassess(LEAD, desk.of(change), changed(BuiltIn.PHONE)));

        assertThat(weighed).isEqualTo(desk.of(change));
        assertThat(desk.memory.get(desk.suspicions.of(change)).why()).isEqualTo(seen);
    }

    @Test
    void keepsWhatIsNewUntilTheChangeCanNoLongerBeDecided() {
        desk.vault.customer(other, "SH/PUDONG/001");
        UUID change = desk.awaiting(BuiltIn.PHONE, Somebody.text(other, BuiltIn.PHONE));

        assertThat(desk.memory.run(suspecting.reassess(LEAD, desk.of(change), changed(BuiltIn.PHONE))))
                .isNull();

        assertThat(desk.suspicions.keptUntil(change)).contains(((AwaitingDecision) desk.of(change)).expiresAt());
    }

    @Test
    void showsEachPersonATagOfTheirOwn() {
        UUID change = desk.awaiting(BuiltIn.PHONE, null);
        String lead = Suspecting.tagOf(LEAD, change, 0);

        assertThat(lead)
                .isNotEqualTo(Suspecting.tagOf(OPERATIONS, change, 0))
                .isNotEqualTo(Suspecting.tagOf(LEAD, change, 1))
                .isNotEqualTo(Suspecting.tagOf(LEAD, desk.id, 0));
        desk.memory.run(suspecting.requireSeen(LEAD, change, new IfMatch(List.of(lead))));
        assertThat(desk.memory
                        .refusal(suspecting.requireSeen(OPERATIONS, change, new IfMatch(List.of(lead))))
                        .code())
                .isEqualTo("stale-version");
    }

    private static Suspicion alike(UUID... customers) {
        return new Suspicion(Optional.empty(), Optional.of(Likeness.PERHAPS), Set.of(customers));
    }

    private boolean meets(Suspicion suspicion) {
        return desk.memory.get(suspecting.matchesUnknown(LEAD, suspicion));
    }

    private Suspicion judged(Caller caller, Field... fields) {
        return desk.memory.get(suspecting.assess(caller, desk.id, changed(fields)));
    }

    /** The customer with these values of the other one. */
    private Person changed(Field... fields) {
        Profile after = desk.profile;
        for (Field field : fields) {
            after = Somebody.with(after, field, Somebody.text(other, field));
        }
        return desk.memory.get(suspecting.afterChange(desk.profile, FieldChange.between(desk.profile, after)));
    }
}
