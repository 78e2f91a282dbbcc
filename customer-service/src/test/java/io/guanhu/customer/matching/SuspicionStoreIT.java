package io.guanhu.customer.matching;

import static io.guanhu.customer.CustomerTables.DATABASE;
import static io.guanhu.customer.CustomerTables.LATER;
import static io.guanhu.customer.CustomerTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.guanhu.customer.CustomerTables;
import io.guanhu.customer.matching.SuspicionStore.Kept;
import io.guanhu.customer.model.likeness.Likeness;
import io.guanhu.customer.model.likeness.Suspicion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class SuspicionStoreIT {

    private static final Suspicion WHOLE = new Suspicion(
            Optional.of(Likeness.CERTAIN),
            Optional.of(Likeness.PERHAPS),
            Set.copyOf(List.of(UUID.randomUUID(), UUID.randomUUID())));
    private static final Suspicion LISTED = new Suspicion(Optional.of(Likeness.LIKELY), Optional.empty(), Set.of());

    private final SuspicionStore store = new SuspicionStore(DATABASE.client());
    private final UUID change = CustomerTables.change(CustomerTables.customer());

    @BeforeEach
    void nothingIsSuspected() {
        DATABASE.execute("truncate change_suspicion");
    }

    private void kept(UUID of, Suspicion why, Instant forgetAt) {
        DATABASE.run(store.keep(of, why, forgetAt));
    }

    private Kept of(UUID which) {
        return DATABASE.get(store.of(which));
    }

    @Test
    void givesBackAllThatIsSuspectedAndWhatMayBeAbsent() {
        assertThat(of(change)).isEqualTo(new Kept(Suspicion.NONE, 0));

        kept(change, WHOLE, LATER);
        assertThat(of(change)).isEqualTo(new Kept(WHOLE, 1));

        kept(change, LISTED, LATER);
        assertThat(of(change)).isEqualTo(new Kept(LISTED, 2));

        kept(change, Suspicion.NONE, LATER);
        assertThat(of(change)).isEqualTo(new Kept(Suspicion.NONE, 3));
    }

    @Test
    void leavesTheFormerOneWhereTheNextIsRolledBack() {
        kept(change, LISTED, LATER);

        DATABASE.rolledBack(store.keep(change, WHOLE, LATER));

        assertThat(of(change)).isEqualTo(new Kept(LISTED, 1));
    }

    @Test
    void refusesASuspicionOfNoChange() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> kept(UUID.randomUUID(), LISTED, LATER));
    }

    @Test
    void forgetsOneChange() {
        UUID other = CustomerTables.change(CustomerTables.customer());
        kept(change, LISTED, LATER);
        kept(other, WHOLE, LATER);

        DATABASE.run(store.forget(change));

        assertThat(of(change)).isEqualTo(new Kept(Suspicion.NONE, 0));
        assertThat(of(other)).isEqualTo(new Kept(WHOLE, 1));
    }

    @Test
    void deletesAFewThatCanNoLongerBeDecided() {
        for (Instant forgetAt : List.of(NOW, NOW, NOW.plusSeconds(1))) {
            kept(CustomerTables.change(CustomerTables.customer()), LISTED, forgetAt);
        }

        DATABASE.run(store.purge(NOW, 1));
        assertThat(left()).isEqualTo(2);

        DATABASE.run(store.purge(NOW, 10));
        assertThat(left()).isOne();
    }

    private long left() {
        return DATABASE.values("select count(*) from change_suspicion", Long.class)
                .getFirst();
    }

    /** A decision names the version that was seen. */
    @Test
    void theSecondOfTwoAtOnceWaitsAndHasAVersionOfItsOwn() {
        var race = DATABASE.race(
                store.keep(change, LISTED, LATER),
                store.keep(change, WHOLE, LATER).then(store.of(change)));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(new Kept(WHOLE, 2));
    }
}
