package io.guanhu.customer.check;

import static io.guanhu.customer.check.DecidingDesk.SOMEBODY;
import static io.guanhu.customer.registration.RegistrationDesk.BY_LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.LEAD;
import static io.guanhu.customer.registration.RegistrationDesk.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.customer.check.Checks.Seen;
import io.guanhu.customer.model.Purpose;
import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.field.Somebody;
import io.guanhu.customer.model.registration.RegistrationCheck.Reason;
import io.guanhu.customer.model.registration.RegistrationCheck.State;
import io.guanhu.customer.registration.CheckStore.StoredCheck;
import io.guanhu.platform.contract.AuditEvents.AuditEntryRecorded;
import io.guanhu.platform.testing.Callers;
import io.guanhu.platform.web.Page;
import io.guanhu.platform.web.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChecksTests {

    private final DecidingDesk desk = new DecidingDesk();

    @Test
    void listsTheLatestFirstInPages() {
        UUID first = held(1);
        UUID second = held(2);
        UUID third = held(3);

        Page<StoredCheck> page = list(null, new PageRequest(2, null, "checks"));

        assertThat(page.items()).extracting(StoredCheck::id).containsExactly(third, second);
        assertThat(list(null, new PageRequest(2, page.next(), "checks")).items())
                .extracting(StoredCheck::id)
                .containsExactly(first);
        assertThat(desk.memory.entries().getLast())
                .returns("registration-check.list", AuditEntryRecorded::action)
                .returns("all", AuditEntryRecorded::resourceId);
    }

    @Test
    void listsByTheStateOfThisMoment() {
        UUID rejected = held(1);
        desk.memory.get(desk.decide(rejected, Reason.PERSON_DECLINED));
        UUID waiting = held(2);

        assertThat(listed(State.OPEN)).containsExactly(waiting);
        assertThat(listed(State.REJECTED)).containsExactly(rejected);

        desk.memory.clock().pass(Duration.ofDays(14));
        assertThat(listed(State.OPEN)).isEmpty();
        assertThat(listed(State.EXPIRED)).containsExactly(waiting);
    }

    @Test
    void showsTheDraftAndWhomToCompare() {
        UUID holder = desk.vault.customer(SOMEBODY, "SH/PUDONG/001").id();
        UUID id = desk.registration.held(BY_LEAD, SOMEBODY);

        Seen seen = desk.memory.get(desk.checks.read(OPERATIONS, id));

        assertThat(seen.stored()).isEqualTo(desk.registration.checks.of(id));
        assertThat(seen.profile()).isEqualTo(SOMEBODY);
        assertThat(seen.candidates()).containsExactly(holder);
        assertThat(desk.memory.entries().getLast())
                .returns("registration-check.read", AuditEntryRecorded::action)
                .returns(id.toString(), AuditEntryRecorded::resourceId)
                .returns("E9001", AuditEntryRecorded::actorId);
    }

    @Test
    void hidesCandidatesOutOfReachAndFromTheSender() {
        Profile person = Somebody.with(Somebody.number(2), BuiltIn.NAME, Somebody.text(SOMEBODY, BuiltIn.NAME));
        desk.vault.customer(Somebody.with(person, BuiltIn.PHONE, Somebody.text(SOMEBODY, BuiltIn.PHONE)));
        UUID id = desk.registration.held(BY_LEAD, SOMEBODY);

        assertThat(desk.memory.get(desk.checks.read(LEAD, id)).candidates()).isEmpty();
        assertThat(desk.memory
                        .get(desk.checks.read(Callers.lead("E2190", "SH/PUDONG"), id))
                        .candidates())
                .isEmpty();
        assertThat(desk.memory
                        .get(desk.checks.read(Callers.lead("E1191", "BJ"), id))
                        .candidates())
                .hasSize(1);
    }

    @Test
    void showsNothingOfAPersonOnceTheCheckHasEnded() {
        UUID id = held(1);
        desk.memory.get(desk.decide(id, Reason.PERSON_DECLINED));

        Seen seen = desk.memory.get(desk.checks.read(OPERATIONS, id));

        assertThat(seen.profile()).isEqualTo(Profile.EMPTY);
        assertThat(seen.candidates()).isEmpty();
        desk.refused(desk.checks.reveal(OPERATIONS, id, Purpose.VERIFY_IDENTITY), "registration-check-not-open");
    }

    @Test
    void entersForWhatPurposeADraftIsRevealed() {
        UUID id = held(1);

        Seen seen = desk.memory.get(desk.checks.reveal(OPERATIONS, id, Purpose.VERIFY_IDENTITY));

        assertThat(seen.profile()).isEqualTo(Somebody.number(1));
        assertThat(desk.memory.entries().getLast())
                .returns("registration-check.reveal", AuditEntryRecorded::action)
                .returns("VERIFY_IDENTITY", AuditEntryRecorded::reason);
    }

    @Test
    void revealsNothingOfACheckThatIsOver() {
        UUID id = held(1);
        desk.memory.clock().pass(Duration.ofDays(14));

        desk.refused(desk.checks.reveal(OPERATIONS, id, Purpose.VERIFY_IDENTITY), "registration-check-not-open");
    }

    @Test
    void knowsNoOtherChecks() {
        desk.refused(desk.checks.read(OPERATIONS, UUID.randomUUID()), "registration-check-not-found");
        desk.refused(
                desk.checks.reveal(OPERATIONS, UUID.randomUUID(), Purpose.VERIFY_IDENTITY),
                "registration-check-not-found");
    }

    private UUID held(int number) {
        desk.registration.matching.list().erased(Somebody.number(number));
        return desk.registration.held(BY_LEAD, Somebody.number(number));
    }

    private List<UUID> listed(State state) {
        return list(state, new PageRequest(10, null, "checks")).items().stream()
                .map(StoredCheck::id)
                .toList();
    }

    private Page<StoredCheck> list(@Nullable State state, PageRequest page) {
        return desk.memory.get(desk.checks.list(OPERATIONS, state, page));
    }
}
