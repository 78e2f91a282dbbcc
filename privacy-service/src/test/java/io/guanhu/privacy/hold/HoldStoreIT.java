package io.guanhu.privacy.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.platform.testing.Memory;
import io.guanhu.platform.testing.Race;
import io.guanhu.platform.testing.ServiceDatabase;
import io.guanhu.privacy.docket.RealDocket;
import io.guanhu.privacy.hold.HoldStore.Hold;
import io.guanhu.privacy.hold.HoldStore.Words;
import io.guanhu.privacy.model.Category;
import io.guanhu.privacy.model.assessment.Assessments;
import io.guanhu.privacy.model.law.HoldGround;
import io.guanhu.privacy.model.request.Filing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldStoreIT {

    private final ServiceDatabase database = ServiceDatabase.of("privacy");
    private final RealDocket docket = new RealDocket(database);
    private final HoldStore holds = new HoldStore(database.client());
    private final UUID customer = UUID.randomUUID();

    @Test
    void keepsAClaimWithItsDaysAndWords() {
        Hold claim = new Hold(
                UUID.randomUUID(),
                customer,
                Set.of(Category.CONTACT, Category.TRANSACTION),
                HoldGround.CLAIM,
                LocalDate.of(2026, 1, 2),
                LocalDate.of(2025, 3, 4),
                new Words(new byte[] {1}, new byte[] {2}),
                "secondary",
                "E9101",
                Memory.NOW,
                null,
                null);
        database.run(holds.open(claim));

        Hold found = listed().getFirst();

        assertThat(found).usingRecursiveComparison().isEqualTo(claim);
    }

    @Test
    void closesAHoldOnceAndForgetsItsWords() {
        UUID id = open();

        assertThat(database.run(holds.close(id, "E9102", Memory.NOW.plusSeconds(1))))
                .isEqualTo(customer);
        assertThat(database.run(holds.close(id, "E9103", Memory.NOW.plusSeconds(2))))
                .isNull();

        Hold closed = listed().getFirst();
        assertThat(closed.words()).isEqualTo(new Words(null, null));
        assertThat(closed.closedBy()).isEqualTo("E9102");
        assertThat(closed.closedAt()).isEqualTo(Memory.NOW.plusSeconds(1));
    }

    @Test
    void findsClosedHoldsUntilTheirKeysAreDestroyed() {
        UUID id = open();
        assertThat(withKeys()).doesNotContain(id);

        database.run(holds.close(id, "E9102", Memory.NOW));
        assertThat(withKeys()).contains(id);

        database.run(holds.keysDestroyed(id));
        assertThat(withKeys()).doesNotContain(id);
    }

    private List<UUID> withKeys() {
        return Objects.requireNonNull(database.run(holds.withKeys(1_000).collectList()));
    }

    @Test
    void letsOneOfTwoCloseAHold() {
        UUID id = open();

        Race<UUID> race = database.race(holds.close(id, "E9102", Memory.NOW), holds.close(id, "E9103", Memory.NOW));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isNull();
        assertThat(listed().getFirst().closedBy()).isEqualTo("E9102");
    }

    @Test
    void leavesAHoldInForceWhoseClosingWasRolledBack() {
        UUID id = open();

        database.rolledBack(holds.close(id, "E9102", Memory.NOW));

        assertThat(listed().getFirst().closedAt()).isNull();
        assertThat(listed().getFirst().words().reference()).containsExactly(1);
    }

    @Test
    void leavesNoHoldThatWasRolledBack() {
        database.rolledBack(holds.open(hold(UUID.randomUUID(), customer)));

        assertThat(listed()).isEmpty();
    }

    @Test
    void knowsWhomAHoldIsAboutEvenOnceItIsClosed() {
        UUID id = open();
        database.run(holds.close(id, "E9102", Memory.NOW));

        assertThat(database.run(holds.customerOf(id))).isEqualTo(customer);
        assertThat(database.run(holds.customerOf(UUID.randomUUID()))).isNull();
    }

    @Test
    void comesTooLateOnlyForAnErasureThatIsOrdered() {
        Filing approved = docket.executing(Assessments.erasing(Category.CONTACT));
        Filing ordered = docket.ordered(UUID.randomUUID(), Assessments.erasing(Category.CONTACT));

        assertThat(database.get(holds.ordered(customer))).isFalse();
        assertThat(database.get(holds.ordered(approved.customerId()))).isFalse();
        assertThat(database.get(holds.ordered(ordered.customerId()))).isTrue();
    }

    @Test
    void wakesWhatIsStillRestrictedOfThisCustomerAlone() {
        Filing mine = docket.partlyCompleted(Assessments.restricting(null, Category.CONTACT, Category.IDENTITY));
        Filing other = docket.partlyCompleted(Assessments.restricting(null, Category.CONTACT));
        database.execute(
                "update consequence set released_by = request_id where request_id = '%s' and category = 'IDENTITY'"
                        .formatted(mine.requestId()));

        database.run(holds.makeRestrictionsDue(mine.customerId(), Memory.NOW));

        assertThat(lookedAtAgain(mine, "CONTACT")).isEqualTo(Memory.NOW);
        assertThat(lookedAtAgain(mine, "IDENTITY")).isNull();
        assertThat(lookedAtAgain(other, "CONTACT")).isNull();
    }

    @Test
    void listsTheNewestFirstAPageAtATime() {
        UUID oldest = open(new UUID(1, 1));
        UUID middle = open(new UUID(1, 2));
        UUID newest = open(new UUID(1, 3));

        assertThat(ids(null, 2)).containsExactly(newest, middle);
        assertThat(ids(middle, 2)).containsExactly(oldest);
        assertThat(ids(oldest, 2)).isEmpty();
    }

    private List<UUID> ids(@Nullable UUID before, int limit) {
        return database.get(holds.list(customer, before, limit).map(Hold::id).collectList());
    }

    private List<Hold> listed() {
        return database.get(holds.list(customer, null, 10).collectList());
    }

    private UUID open() {
        return open(UUID.randomUUID());
    }

    private UUID open(UUID id) {
        database.run(holds.open(hold(id, customer)));
        return id;
    }

    private static Hold hold(UUID id, UUID customer) {
        return new Hold(
                id,
                customer,
                Set.of(Category.CONTACT),
                HoldGround.AUTHORITY_ORDER,
                null,
                null,
                new Words(new byte[] {1}, new byte[] {2}),
                "yes",
                "E9101",
                Memory.NOW,
                null,
                null);
    }

    private @Nullable Instant lookedAtAgain(Filing filing, String category) {
        return database.run(database.client()
                .sql("select look_again_at from consequence where request_id = :id and category = :category"
                        + " and look_again_at is not null")
                .bind("id", filing.requestId())
                .bind("category", category)
                .mapValue(Instant.class)
                .one());
    }
}
