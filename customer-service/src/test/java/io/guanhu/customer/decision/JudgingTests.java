package io.guanhu.customer.decision;

import static io.guanhu.customer.change.ChangeDesk.LEAD;
import static io.guanhu.customer.change.ChangeDesk.MANAGER;
import static io.guanhu.customer.change.ChangeDesk.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.change.ChangeDesk;
import io.guanhu.customer.decision.Judging.Judged;
import io.guanhu.customer.model.change.FieldChange;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.field.Value.Text;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.contract.AuditEvents.SealedDetail;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.Caller;
import io.guanhu.platform.testing.Memory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class JudgingTests {

    private static final String NEW_NAME = "萧改名";
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);

    private final DecisionDesk decision = new DecisionDesk();
    private final ChangeDesk desk = decision.desk;

    @Test
    void showsTheValuesWithoutMasks() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);

        Judged judged = desk.memory.get(reveal(LEAD, change));

        assertThat(judged.shown().diff())
                .containsExactly(new FieldChange(
                        BuiltIn.NAME, desk.profile.get(BuiltIn.NAME).orElseThrow(), new Text(NEW_NAME)));
        assertThat(judged.shown().endsOn()).isNull();
        assertThat(judged.why()).isEqualTo(Suspicion.NONE);
        assertThat(judged.candidates()).isEmpty();
        assertThat(judged.version()).isZero();
    }

    @Test
    void entersWhatWasSeen() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);

        desk.memory.get(reveal(LEAD, change));

        assertThat(desk.memory.entered()).containsExactly("customer.change.reveal ALLOWED");
        assertThat(desk.memory.entries().getFirst())
                .returns("E1190", AuditEntryRecorded::actorId)
                .returns(desk.id, AuditEntryRecorded::customerId)
                .returns("DECIDE_CHANGE", AuditEntryRecorded::reason);
        assertThat(desk.memory.entries().getFirst().details())
                .extracting(SealedDetail::field)
                .containsExactly("name.before", "name.after");
    }

    @Test
    void showsTheDayAndTheEvidenceOfAProposedEnd() {
        UUID change = desk.awaitingEnd(DAY);

        Judged judged = desk.memory.get(reveal(LEAD, change));

        assertThat(judged.shown().endsOn()).isEqualTo(DAY);
        assertThat(judged.shown().endedOn()).isNull();
        assertThat(judged.shown().evidence()).isEqualTo("DOSSIER-1");
        assertThat(desk.memory.entries().getFirst().details())
                .extracting(SealedDetail::field)
                .containsExactly("change.evidence");
    }

    @Test
    void showsWhichDayIsCorrected() {
        desk.vault.close(desk.id, DAY.minusDays(3));
        UUID change = desk.awaitingEnd(DAY);

        assertThat(desk.memory.get(reveal(LEAD, change)).shown().endedOn()).isEqualTo(DAY.minusDays(3));
    }

    @Test
    void showsThoseCandidatesWhomTheCallerReaches() {
        UUID near = desk.vault.customer(Somebody.number(2)).id();
        UUID far = desk.vault.customer(Somebody.number(3), "SH/PUDONG/001").id();
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        Suspicion why = new Suspicion(Optional.empty(), Optional.of(Likeness.LIKELY), Set.of(near, far));
        desk.memory.run(desk.suspicions.keep(change, why, Memory.NOW));

        Judged judged = desk.memory.get(reveal(LEAD, change));

        assertThat(judged.candidates()).containsExactly(near);
        assertThat(judged.why()).isEqualTo(why);
        assertThat(judged.version()).isOne();
    }

    @Test
    void leavesOutWhatIsRestricted() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        UUID end = desk.awaitingEnd(DAY);
        desk.vault.restrict(desk.id, DataCategory.IDENTITY);
        desk.vault.restrict(desk.id, DataCategory.INTERACTION);

        assertThat(desk.memory.get(reveal(LEAD, change)).shown().diff()).isEmpty();
        assertThat(desk.memory.get(reveal(LEAD, end)).shown().evidence()).isNull();
    }

    @Test
    void showsNothingToThoseWhoMadeTheChange() {
        refused(reveal(MANAGER, desk.awaiting(BuiltIn.NAME, NEW_NAME)), "same-person");
    }

    @Test
    void showsNothingThatCannotBeDecided() {
        UUID awaiting = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        UUID erased = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        desk.store.expire(erased);

        refused(reveal(LEAD, desk.proposed(BuiltIn.NAME, NEW_NAME)), "change-not-open");
        refused(reveal(LEAD, erased), "change-expired");
        desk.memory.clock().pass(Duration.ofDays(7));
        refused(reveal(LEAD, awaiting), "change-expired");
    }

    @Test
    void hidesCustomersOutOfReachAndUnknownChanges() {
        UUID change = desk.awaiting(BuiltIn.NAME, NEW_NAME);
        UUID other = desk.vault.customer(Somebody.number(2)).id();

        refused(reveal(STRANGER, change), "customer-not-found");
        refused(reveal(LEAD, UUID.randomUUID()), "change-not-found");
        refused(decision.judging.reveal(LEAD, other, change), "change-not-found");
    }

    private Mono<Judged> reveal(Caller caller, UUID change) {
        return decision.judging.reveal(caller, desk.id, change);
    }

    private void refused(Mono<?> work, String code) {
        desk.refused(work, code);
        assertThat(desk.memory.attempted()).containsExactly("customer.change.reveal");
    }
}
