package io.guanhu.ownership.timeline;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.model.branch.Branch;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ListedBranchStoreIT {

    private final ListedBranchStore store = new ListedBranchStore(DATABASE.client());
    private final Branch branch = OwnershipTables.branch();

    @Test
    void tellsWhetherABranchIsOpen() {
        assertThat(DATABASE.get(store.heldOpen(branch))).isTrue();

        OwnershipTables.close(branch);

        assertThat(DATABASE.get(store.heldOpen(branch))).isFalse();
        assertThat(DATABASE.run(store.heldOpen(new Branch(branch.path() + "/9"))))
                .isNull();
    }

    @Test
    void nobodyClosesABranchThatIsHeldOpen() {
        Mono<Long> closing = DATABASE.client()
                .sql("update branch set state = 'CLOSED' where path = :path")
                .bind("path", branch.path())
                .fetch()
                .rowsUpdated();

        var race = DATABASE.race(store.heldOpen(branch), closing);

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isOne();
    }

    @Test
    void findsABranchByTheBeginningOfItsPath() {
        String city = branch.path().substring(0, branch.path().indexOf('/'));

        assertThat(DATABASE.get(store.anyWithin(new Branch(city)))).isTrue();
        assertThat(DATABASE.get(store.anyWithin(branch))).isTrue();
        assertThat(DATABASE.get(store.anyWithin(new Branch(city.substring(0, city.length() - 1)))))
                .isFalse();
        assertThat(DATABASE.get(store.anyWithin(new Branch(branch.path() + "/1"))))
                .isFalse();
    }
}
