package io.guanhu.ownership.training;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.model.training.Tour;
import io.guanhu.ownership.training.TourStore.Row;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TourStoreIT {

    private final TourStore store = new TourStore(DATABASE.client());
    private final String employee = "E" + UUID.randomUUID();

    @Test
    void keepsHowFarSomebodyHasCome() {
        Row first = new Row("console", Tour.State.STARTED, 2, NOW);
        Row second = new Row("console", Tour.State.PAUSED, 1, LATER);

        assertThat(DATABASE.get(store.put(employee, first))).isEqualTo(first);
        assertThat(DATABASE.get(store.put(employee, second))).isEqualTo(second);
        assertThat(DATABASE.get(store.of(employee).collectList())).containsExactly(second);
    }

    @Test
    void whoHasFinishedHasFinished() {
        Row finished = new Row("console", Tour.State.FINISHED, 5, NOW);
        DATABASE.run(store.put(employee, finished));

        assertThat(DATABASE.get(store.put(employee, new Row("console", Tour.State.STARTED, 0, LATER))))
                .isEqualTo(finished);
    }

    @Test
    void tellsToursApartAndPeople() {
        Row one = new Row("audit", Tour.State.STARTED, 0, NOW);
        Row other = new Row("console", Tour.State.FINISHED, 5, NOW);
        DATABASE.run(store.put(employee, other).then(store.put(employee, one)));

        assertThat(DATABASE.get(store.of(employee).collectList())).containsExactly(one, other);
        assertThat(DATABASE.get(store.of("E0").collectList())).isEmpty();
    }

    @Test
    void leavesNothingThatIsRolledBack() {
        DATABASE.rolledBack(store.put(employee, new Row("console", Tour.State.STARTED, 2, NOW)));

        assertThat(DATABASE.get(store.of(employee).collectList())).isEmpty();
    }
}
