package io.guanhu.privacy.docket;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Confirmed;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At a time at which no other test has anything due. */
class DueStoreIT {

    private static final Instant THEN = Instant.parse("2001-02-03T04:05:06Z");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final DueStore due = new DueStore(database.client());

    @AfterEach
    void nothingIsLeftDue() {
        database.execute("update privacy_request set due_at = now() where due_at < '2002-01-01'");
    }

    @Test
    void claimsWhatIsDueUntilItsLeaseEnds() {
        UUID id = dueAt(docket.filed(), THEN);

        assertThat(claim(THEN)).containsExactly(id);
        assertThat(claim(THEN.plus(LEASE).minusMillis(1))).isEmpty();
        assertThat(claim(THEN.plus(LEASE))).containsExactly(id);
    }

    @Test
    void claimsNothingThatIsDueLaterOrInAnotherState() {
        dueAt(docket.filed(), THEN.plusMillis(1));
        dueAt(docket.executing(Assessments.erasing(Category.CONTACT)), THEN);

        assertThat(claim(THEN)).isEmpty();
    }

    @Test
    void leavesToAnotherWorkerWhatItClaimsAtTheSameTime() {
        UUID id = dueAt(docket.filed(), THEN);

        Race<List<UUID>> race = database.race(
                due.claim(THEN, LEASE, State.SUBMITTED).then(),
                due.claim(THEN, LEASE, State.SUBMITTED).collectList());

        assertThat(race.waited()).isFalse();
        assertThat(race.value()).isEmpty();
        assertThat(claim(THEN.plus(LEASE))).containsExactly(id);
    }

    @Test
    void claimsAgainWhatAWorkerHasGivenUp() {
        UUID id = dueAt(docket.filed(), THEN);

        database.rolledBack(due.claim(THEN, LEASE, State.SUBMITTED).then());

        assertThat(claim(THEN)).containsExactly(id);
    }

    @Test
    void waitsTwiceAsLongAfterEachFailure() {
        UUID id = dueAt(docket.filed(), THEN);

        for (int seconds : new int[] {10, 20, 40, 80, 160, 320, 640, 640}) {
            database.run(due.postpone(id, THEN, RETRY));
            assertThat(dueAt(id)).isEqualTo(THEN.plusSeconds(seconds));
        }
    }

    @Test
    void startsWithTheShortestWaitAgainOnceSomethingWorked() {
        Filing filing = docket.filed();
        UUID id = dueAt(filing, THEN);
        database.run(due.postpone(id, THEN, RETRY));
        database.run(due.postpone(id, THEN, RETRY));

        docket.save(new Confirmed(filing));
        database.run(due.postpone(id, THEN, RETRY));

        assertThat(dueAt(id)).isEqualTo(THEN.plusSeconds(10));
    }

    @Test
    void putsNothingOffThatIsToBeLookedAtSooner() {
        UUID id = dueAt(docket.filed(), THEN);

        database.run(due.scheduleCheck(id, THEN.plusSeconds(5)));
        assertThat(dueAt(id)).isEqualTo(THEN);

        database.run(due.scheduleCheck(id, THEN.minusSeconds(5)));
        assertThat(dueAt(id)).isEqualTo(THEN.minusSeconds(5));
    }

    @Test
    void wakesOnlyWhatIsExecuted() {
        UUID executing = dueAt(docket.executing(Assessments.erasing(Category.CONTACT)), THEN.plusSeconds(60));
        UUID submitted = dueAt(docket.filed(), THEN.plusSeconds(60));

        database.run(due.makeDueNow(executing, THEN).then(due.makeDueNow(submitted, THEN)));

        assertThat(dueAt(executing)).isEqualTo(THEN);
        assertThat(dueAt(submitted)).isEqualTo(THEN.plusSeconds(60));
    }

    private List<UUID> claim(Instant now) {
        return database.get(due.claim(now, LEASE, State.SUBMITTED).collectList());
    }

    private UUID dueAt(Filing filing, Instant at) {
        database.execute("update privacy_request set due_at = '%s' where id = '%s'".formatted(at, filing.requestId()));
        return filing.requestId();
    }

    private Instant dueAt(UUID id) {
        return requireNonNull(
                database.values("select due_at from privacy_request where id = '%s'".formatted(id), Instant.class)
                        .getFirst());
    }
}
