package io.guanhu.privacy.ledger.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.contract.PrivacyEvents.ErasureOrdered;
import io.guanhu.platform.contract.PrivacyEvents.Restriction;
import io.guanhu.platform.ledger.LedgerLine;
import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.ledger.RealLedger;
import io.guanhu.privacy.ledger.restoration.RestoreStore.Restored;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.proof.LedgerEntry;
import io.guanhu.privacy.model.request.Actor;
import io.guanhu.privacy.model.request.Advanced;
import io.guanhu.privacy.model.request.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

class RestoreStoreIT {

    private static final Instant LATER = Memory.NOW.plusSeconds(60);

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final RestoreStore store = new RestoreStore(database.client());
    private final UUID request =
            docket.executing(Assessments.erasing(Category.CONTACT)).requestId();

    private static ErasureOrdered order(UUID request, Restriction... kept) {
        return ErasureOrdered.order(UUID.randomUUID(), request, UUID.randomUUID(), Memory.NOW)
                .erase(Set.of(DataCategory.CONTACT))
                .restrict(List.of(kept))
                .holders(Set.of("customer-service"))
                .nonce("nonce")
                .build();
    }

    private long last() {
        return database.values("select coalesce(max(position), 0) from erasure_ledger", Long.class)
                .getFirst();
    }

    /** The follower has copied an entry, and verified the copy up to a position. */
    private Mono<Void> copied(long position, long verified) {
        return database.client()
                .sql("insert into erasure_ledger_copy values (:position, '{\"a\":1}')")
                .bind("position", position)
                .then()
                .then(database.client()
                        .sql("update erasure_ledger_position set copied = :copied")
                        .bind("copied", verified)
                        .then());
    }

    private State state() {
        return database.get(docket.requests().find(request)).request().state();
    }

    @Test
    void findsTheFirstEntryThatTheLedgerLacks() {
        long next = last() + 1;

        assertThat(database.rolledBack(copied(next, next).then(store.next())))
                .isEqualTo(new LedgerLine(next, "{\"a\":1}"));
        assertThat(database.rolledBack(
                        copied(next + 1, next + 1).then(copied(next, next + 1)).then(store.next())))
                .isEqualTo(new LedgerLine(next, "{\"a\":1}"));
    }

    @Test
    void findsNothingThatWasNotVerifiedOrIsThere() {
        long next = last() + 1;

        assertThat(database.rolledBack(copied(next, next - 1).then(store.next())))
                .as("not verified")
                .isNull();
        assertThat(database.rolledBack(copied(next + 1, next + 1).then(store.next())))
                .as("not the next one")
                .isNull();
        assertThat(database.run(store.next())).isNull();
    }

    @Test
    void appendsToTheChain() {
        LedgerEntry before = database.get(RealLedger.on(database).append(UUID.randomUUID(), "{}", Memory.NOW));
        UUID restored = UUID.randomUUID();
        var line = new LedgerLine(before.position() + 1, "{\"a\":1}");

        database.rolledBack(store.append(line, restored, LATER));
        assertThat(last()).isEqualTo(before.position());

        database.run(store.append(line, restored, LATER));
        var appended = database.get(RealLedger.on(database).of(restored));
        assertThat(appended.entry()).isEqualTo(before.next("{\"a\":1}"));
        assertThat(appended.at()).isEqualTo(LATER);
    }

    @Test
    void takesTheEntryOfARequestOnce() {
        UUID restored = UUID.randomUUID();
        database.run(store.append(new LedgerLine(last() + 1, "{}"), restored, LATER));

        assertThatThrownBy(() -> database.run(store.append(new LedgerLine(last() + 1, "{}"), restored, LATER)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void makesAppendersWait() {
        assertThat(database.race(store.lock(), RealLedger.on(database).append(UUID.randomUUID(), "{}", Memory.NOW))
                        .waited())
                .isTrue();
    }

    @Test
    void endsARequestThatIsStillOpen() {
        database.execute("insert into kept_contact (request_id, phone) values ('%s', '\\x01')".formatted(request));

        database.rolledBack(store.end(order(request), LATER));
        assertThat(state()).isEqualTo(State.EXECUTING);

        assertThat(database.get(store.end(order(request), LATER))).contains("EXECUTING");
        assertThat(state()).isEqualTo(State.COMPLETED);
        assertThat(database.get(docket.requests().history(request).collectList()))
                .containsExactly(new Advanced(
                        State.EXECUTING, State.COMPLETED, LATER, new Actor(Actor.Type.SERVICE, "erasure-ledger")));
        assertThat(database.values(
                        "select count(*) from kept_contact where request_id = '%s'".formatted(request), Long.class))
                .containsExactly(0L);
    }

    @Test
    void endsAsPartlyCompletedWhatWasKeptInPart() {
        database.run(store.end(order(request, new Restriction(DataCategory.IDENTITY, null, "rule")), LATER));

        assertThat(state()).isEqualTo(State.PARTIALLY_COMPLETED);
    }

    @Test
    void endsNothingOfARequestThatWasForgotten() {
        assertThat(database.get(store.end(order(UUID.randomUUID()), LATER))).isEmpty();
    }

    @Test
    void remembersWhatWasBroughtBackTheNewestFirst() {
        ErasureOrdered first = order(UUID.randomUUID());
        ErasureOrdered second = order(UUID.randomUUID());
        long position = 1_000_000 + last();
        Mono<Void> remembered = store.remember(position, first, Optional.of("EXECUTING"), LATER)
                .then(store.remember(position + 1, second, Optional.empty(), LATER));

        assertThat(database.rolledBack(
                        remembered.then(store.before(Long.MAX_VALUE, 2).collectList())))
                .containsExactly(
                        restored(position + 1, second, Optional.empty()),
                        restored(position, first, Optional.of("EXECUTING")));
        assertThat(database.rolledBack(
                        remembered.then(store.before(position + 1, 1).collectList())))
                .containsExactly(restored(position, first, Optional.of("EXECUTING")));
    }

    private static Restored restored(long position, ErasureOrdered order, Optional<String> found) {
        return new Restored(position, order.requestId(), order.customerId(), order.at(), LATER, found.orElse(null));
    }
}
