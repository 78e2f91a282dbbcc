package io.guanhu.privacy.docket;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guanhu.platform.contract.NotificationEvents;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessment;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.assessment.Consequence;
import io.guanhu.privacy.model.assessment.Consequence.Verdict;
import io.guanhu.privacy.model.assessment.Explanation;
import io.guanhu.privacy.model.lifecycle.AwaitingApproval;
import io.guanhu.privacy.model.lifecycle.CoolingOff;
import io.guanhu.privacy.model.lifecycle.Ended;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.lifecycle.Submitted;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class RequestStoreIT {

    private static final Actor CLERK = new Actor(Actor.Type.STAFF, "E9001");

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final RequestStore requests = docket.requests();

    @Test
    void savesAStateWithWhatLedThere() {
        Filing filing = docket.filed(Category.CONTACT);
        Assessment law = Assessments.erasing(Category.CONTACT);
        var cooling = new CoolingOff(filing.handledBy(CLERK), law, Memory.NOW.plusSeconds(60));

        database.run(requests.assess(filing.requestId(), law)
                .then(requests.save(
                        cooling,
                        List.of(
                                new Advanced(null, State.ASSESSED, Memory.NOW, Actor.SERVICE),
                                new Advanced(State.ASSESSED, State.COOLING_OFF, Memory.NOW, CLERK)),
                        Memory.NOW)));

        assertThat(find(filing).request()).isEqualTo(cooling);
        assertThat(find(filing).version()).isEqualTo(2);
        assertThat(database.get(requests.history(filing.requestId()).collectList()))
                .extracting(Advanced::from, Advanced::to, Advanced::actor)
                .containsExactly(
                        tuple(null, State.ASSESSED, Actor.SERVICE), tuple(State.ASSESSED, State.COOLING_OFF, CLERK));
    }

    @Test
    void savesTheStepOfAnExecutionAndForgetsItAfterwards() {
        Filing filing = docket.executing(Assessments.erasing(Category.CONTACT));
        Executing ordering = (Executing) find(filing).request();

        docket.save(ordering.stepped());
        assertThat(((Executing) find(filing).request()).step()).isEqualTo(Executing.Step.AWAITING_RECEIPTS);

        docket.save(new Ended(filing, State.COMPLETED));
        assertThat(find(filing).request().state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void changesNothingThatIsRolledBack() {
        Filing filing = docket.filed(Category.CONTACT);
        Assessment law = Assessments.erasing(Category.CONTACT);

        database.rolledBack(requests.assess(filing.requestId(), law)
                .then(requests.save(new AwaitingApproval(filing, law), List.of(), Memory.NOW))
                .then(requests.note(
                        filing.requestId(), new Advanced(null, State.CONFIRMED, Memory.NOW, Actor.SERVICE))));

        assertThat(find(filing).request()).isEqualTo(new Submitted(filing));
        assertThat(find(filing).version()).isOne();
        assertThat(database.get(requests.history(filing.requestId()).collectList()))
                .isEmpty();
        assertThat(database.get(requests.consequences(filing.requestId()).collectList()))
                .isEmpty();
    }

    @Test
    void seesUnderTheLockWhatItsHolderHasChanged() {
        Filing filing = docket.executing(Assessments.erasing(Category.CONTACT));
        Assessment kept = Assessments.restricting(null, Category.CONTACT);

        Race<StoredRequest> race = database.race(
                requests.lock(filing.requestId()).then(requests.saveFinalAssessment(filing.requestId(), kept)),
                requests.lock(filing.requestId()));

        assertThat(race.waited()).isTrue();
        assertThat(((Executing) requireNonNull(race.value()).request()).assessment())
                .isEqualTo(kept);
    }

    @Test
    void remembersWhatWasConfirmedWhenItIsJudgedAgain() {
        Filing filing = docket.executing(Assessments.erasing(Category.CONTACT));
        var kept = new Consequence(
                Category.CONTACT,
                Verdict.RESTRICT,
                "another-rule",
                "art. 2",
                "secondary",
                LocalDate.of(2036, 1, 31),
                Explanation.LEGAL_HOLD,
                Set.of("phone2", "marketingAddress"),
                Verdict.ERASE);

        database.run(requests.saveFinalAssessment(filing.requestId(), new Assessment(List.of(kept), "newer")));

        assertThat(((Executing) find(filing).request()).assessment()).isEqualTo(new Assessment(List.of(kept), "newer"));
    }

    @Test
    void keepsTheReasonsOfARefusalAndTheLanguage() {
        Filing filing = docket.filed();

        database.run(requests.refuse(filing.requestId(), new byte[] {1}, new byte[] {2})
                .then(requests.setLocale(filing.requestId(), Locale.ENGLISH)));

        assertThat(requireNonNull(find(filing).refused()).sealedReason()).containsExactly(1);
        assertThat(requireNonNull(find(filing).refused()).sealedCitation()).containsExactly(2);
        assertThat(find(filing).locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void takesANoticeOnlyOnce() {
        Filing filing = docket.filed();
        UUID notice = UUID.randomUUID();
        database.run(requests.notice(notice, filing.requestId(), NotificationEvents.Channel.SMS));

        assertThatThrownBy(() ->
                        database.run(requests.notice(notice, filing.requestId(), NotificationEvents.Channel.EMAIL)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private StoredRequest find(Filing filing) {
        return database.get(requests.find(filing.requestId()));
    }
}
