package io.guanhu.privacy.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.ledger.RealLedger;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.lifecycle.Executing;
import io.guanhu.privacy.model.request.Filing;
import io.guanhu.privacy.model.request.State;
import io.guanhu.privacy.oversight.Oversight.Counted;
import io.guanhu.privacy.oversight.OversightStore.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OversightStoreIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Instant LATER = Memory.NOW.plusSeconds(1);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final OversightStore store = new OversightStore(database.client());
    private final UUID order = UUID.randomUUID();

    @BeforeEach
    void nothingIsOpen() {
        database.execute("""
                update privacy_request set state = 'CANCELLED', step = null
                where state not in ('COMPLETED', 'PARTIALLY_COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED')
                """);
    }

    private Counted counted(Instant orderedBefore, Instant enteredBefore) {
        return database.get(store.count(TODAY, orderedBefore, enteredBefore));
    }

    private void change(Filing filing, String assignment) {
        database.execute("update privacy_request set %s where id = '%s'".formatted(assignment, filing.requestId()));
    }

    /** One that has been in execution since a given time. */
    private Filing ordered(Instant since, String... holders) {
        Filing filing = docket.ordered(order, Assessments.erasing(Category.CONTACT), holders);
        database.execute("""
                insert into request_history (request_id, from_state, to_state, at, actor_type, actor_id)
                values ('%s', 'AWAITING_APPROVAL', 'EXECUTING', '%s', 'STAFF', 'E9102')
                """.formatted(filing.requestId(), since));
        return filing;
    }

    @Test
    void countsNothingWhereNothingIsOpen() {
        assertThat(counted(LATER, LATER)).isEqualTo(new Counted(Map.of(), null, Map.of(), 0));
    }

    @Test
    void countsOpenRequestsByState() {
        docket.filed();
        change(docket.filed(), "deadline = '2026-06-15'");
        change(docket.filed(), "deadline = '2026-06-14', failures = 2");
        change(docket.filed(), "state = 'REJECTED', deadline = '2026-06-14', failures = 2");
        change(docket.filed(), "state = 'VERIFIED'");

        assertThat(counted(LATER, LATER).lines())
                .containsOnly(
                        Map.entry(State.SUBMITTED, new Line(State.SUBMITTED, 3, 1, 1)),
                        Map.entry(State.VERIFIED, new Line(State.VERIFIED, 1, 0, 0)));
    }

    @Test
    void tellsSinceWhenTheOldestIsExecuted() {
        Filing oldest = ordered(Memory.NOW);
        ordered(LATER);
        assertThat(counted(LATER, LATER).executingSince()).isEqualTo(Memory.NOW);

        change(oldest, "state = 'COMPLETED', step = null");
        assertThat(counted(LATER, LATER).executingSince()).isEqualTo(LATER);
    }

    @Test
    void tellsWhoHasNotAnsweredInTime() {
        ordered(Memory.NOW, "customer-service", "audit-service");
        database.execute(
                "insert into receipt (order_id, holder, at) values ('%s', 'audit-service', now())".formatted(order));

        assertThat(counted(LATER, LATER).unanswered()).containsOnly(Map.entry("customer-service", 1L));
        assertThat(counted(Memory.NOW, LATER).unanswered()).isEmpty();
    }

    @Test
    void tellsWhichCertificatesAreLate() {
        Filing filing = ordered(Memory.NOW);
        entered(filing.requestId());
        assertThat(counted(LATER, LATER).lateCertificates()).isZero();

        change(filing, "step = '" + Executing.Step.CERTIFYING + "'");
        assertThat(counted(LATER, LATER).lateCertificates()).isOne();
        assertThat(counted(LATER, Memory.NOW).lateCertificates()).isZero();

        change(filing, "state = 'COMPLETED', step = null");
        assertThat(counted(LATER, LATER).lateCertificates()).isZero();
    }

    private void entered(UUID request) {
        database.run(RealLedger.on(database).append(request, "{}", Memory.NOW));
    }
}
