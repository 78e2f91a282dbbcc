package io.guanhu.ownership.branch;

import static io.guanhu.ownership.OwnershipTables.DATABASE;
import static io.guanhu.ownership.OwnershipTables.LATER;
import static io.guanhu.ownership.OwnershipTables.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanhu.ownership.OwnershipTables;
import io.guanhu.ownership.branch.BranchStore.Change;
import io.guanhu.ownership.branch.BranchStore.Row;
import io.guanhu.ownership.model.branch.Branch;
import io.guanhu.ownership.model.branch.ListedBranch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BranchStoreIT {

    private final BranchStore store = new BranchStore(DATABASE.client());
    private final String city = OwnershipTables.branch().path().replace("/001", "");

    private Row row(String path, @Nullable String reference) {
        return new Row(
                new ListedBranch(UUID.randomUUID(), new Branch(city + path), "支行", "Branch", true, 1),
                new Change(NOW, "E5001", "NEW_BRANCH", reference));
    }

    @Test
    void givesBackABranchWithAndWithoutADecision() {
        for (Row row : List.of(row("/010", "D-7"), row("/011", null))) {
            assertThat(DATABASE.rolledBack(
                            store.add(row).then(store.find(row.branch().id()))))
                    .isEqualTo(row);
            assertThat(DATABASE.run(store.find(row.branch().id()))).isNull();
        }
    }

    @Test
    void listsAPathOnce() {
        Row first = row("/020", null);

        assertThat(DATABASE.get(store.add(first))).isTrue();
        assertThat(DATABASE.get(store.add(row("/020", null)))).isFalse();
        assertThat(DATABASE.run(store.find(first.branch().id()))).isEqualTo(first);
    }

    @Test
    void ofTwoWhoListAPathAtOnceOneDoes() {
        var race = DATABASE.race(store.add(row("/030", null)), store.add(row("/030", null)));
        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isFalse();

        assertThat(DATABASE.raceWithRolledBack(store.add(row("/031", null)), store.add(row("/031", null)))
                        .value())
                .isTrue();
    }

    @Test
    void theSecondOfTwoChangesWaitsAndSeesTheFirst() {
        Row row = row("/040", "D-7");
        DATABASE.run(store.add(row));
        Row closed = new Row(
                new ListedBranch(row.branch().id(), row.branch().branch(), "新名", "New name", false, 2),
                new Change(LATER, "E5002", "CLOSED_DOWN", null));

        var race = DATABASE.race(
                store.lock(row.branch().id()).then(store.save(closed)),
                store.lock(row.branch().id()));

        assertThat(race.waited()).isTrue();
        assertThat(race.value()).isEqualTo(closed);
    }

    @Test
    void listsASubtreeInPages() {
        List<String> paths = List.of("/100", "/101", "/102");
        paths.forEach(path -> DATABASE.run(store.add(row(path, null))));
        OwnershipTables.close(new Branch(city + "/101"));

        assertThat(paths(new Branch(city), "", "", 10)).containsExactly("/001", "/100", "/101", "/102");
        assertThat(paths(new Branch(city), "OPEN", "", 10)).containsExactly("/001", "/100", "/102");
        assertThat(paths(new Branch(city), "CLOSED", "", 10)).containsExactly("/101");
        assertThat(paths(new Branch(city), "", city + "/100", 1)).containsExactly("/101");
        assertThat(paths(new Branch(city + "/100"), "", "", 10)).containsExactly("/100");
        assertThat(paths(new Branch(city + "/10"), "", "", 10)).isEmpty();
    }

    @Test
    void countsAll() {
        long before = DATABASE.get(store.total());

        assertThat(DATABASE.rolledBack(store.add(row("/050", null)).then(store.total())))
                .isEqualTo(before + 1);
    }

    private List<String> paths(Branch beginning, String state, String after, int limit) {
        return DATABASE.get(store.all(beginning, state, after, limit)
                .map(row -> row.branch().branch().path().substring(city.length()))
                .collectList());
    }
}
